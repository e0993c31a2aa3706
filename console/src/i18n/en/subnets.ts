const messages = {
  'subnets.description':
    'Kept and shown as AWS does, so that the same code works here and there. Nodes get their addresses from Holdfast’s pool all the same.',
  'subnets.create': 'Create subnet group',
  'subnets.created': 'The subnet group {name} was created.',
  'subnets.modify': 'Modify {name}',
  'subnets.modified': 'The subnet group {name} was modified.',
  'subnets.delete': 'Delete the subnet group {name}',
  'subnets.deleted': 'The subnet group {name} was deleted.',
  'subnets.deleteLoss': 'Its list of subnets is lost. No cluster is in it.',
  'subnets.inUse': 'It can’t be deleted while these are in it',
  'subnets.subnets': 'Subnets',
  'subnets.count': '{count, plural, one {# subnet} other {# subnets}}',
  'subnets.usedBy': 'Used by',
  'subnets.clusters': '{count, plural, one {# cluster} other {# clusters}}',
  'subnets.notUsed': 'No cluster is in it.',
  'subnets.defaultNote': 'Every region has this group from the start. It can’t be changed or deleted.',
  'subnets.derived': 'Each is in the next zone of the region.',
  'subnets.id': 'Subnet ID',
  'subnets.idsHelp': 'From 1 to 20. There is no EC2 here: any IDs in its form will do.',
  'subnets.idWrong': 'An ID is subnet- and 8 or 17 hexadecimal digits.',
  'subnets.none': 'No subnets',
  'subnets.add': 'Add subnet',
};

export default messages;
