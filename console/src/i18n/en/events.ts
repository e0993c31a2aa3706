const messages = {
  'events.description':
    'What happened in this region in the last 14 days, the newest first. New events appear by themselves.',
  'events.time': 'Time',
  'events.type': 'Kind of resource',
  'events.source': 'Resource',
  'events.message': 'Event',
  'events.anyType': 'Any kind of resource',
  'events.type.cache-cluster': 'Cache cluster',
  'events.type.replication-group': 'Replication group',
  'events.type.snapshot': 'Snapshot',
  'events.type.cache-parameter-group': 'Parameter group',
  'events.type.cache-subnet-group': 'Subnet group',
  'events.findText': 'Find in events',
  'events.sourceName': 'Name of a resource',
  'events.range': 'Time range',
  'events.range.1h': 'Last hour',
  'events.range.1d': 'Last day',
  'events.range.14d': 'Last 14 days',
  'events.range.minutes': '{count, plural, one {Last minute} other {Last # minutes}}',
  'events.rangeWrong': 'Choose a time within the last 14 days, its beginning before its end.',
  'events.none': 'No events',
  'events.older': 'Show older events',
  'events.newer': '{count, plural, one {# new event} other {# new events}}',
};

export default messages;
