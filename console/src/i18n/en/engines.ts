const messages = {
  'engines.description': 'The Redis and Valkey servers that are there, and that clusters can be made with.',
  'engines.version': 'Version',
  'engines.usual': 'default',
  'engines.program': 'Program',
  'engines.servedBy': 'served by {version}',
  'engines.users': 'Clusters that run on it',
  'engines.more': 'and {count, number} more',
  'engines.none': 'No engine is there yet. Install one by a command below.',
  'engines.install': 'Install another',
  'engines.installHelp':
    'From the signed packages of the distribution, without root. It is here as soon as it is installed.',
  'engines.own': 'A server program of your own, of any version:',
};

export default messages;
