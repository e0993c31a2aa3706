const messages = {
  'fields.identifierRule': '1 to {max} letters, digits and single hyphens; a letter first, no hyphen last.',
  'fields.identifierWrong':
    'Begin with a letter; then letters, digits and single hyphens; no hyphen at the end.',
  'fields.nodeType': 'Node type',
  'fields.nodeTypeFacts': '{memory}, {cpus, plural, one {# vCPU} other {# vCPUs}}',
  'fields.noSnapshots': 'no snapshots',
  'fields.currentGeneration': 'Current generation',
  'fields.previousGeneration': 'Previous generation',
  'fields.parameterGroup': 'Parameter group',
  'fields.default': '{name} (default)',
  'fields.subnetGroup': 'Subnet group',
  'fields.zone': 'Availability zone',
  'fields.thisRegion': 'This region',
  'fields.anyZone': 'No preference',
  'fields.engineVersion': 'Engine and version',
  'fields.maintenanceWindow': 'Maintenance window (UTC)',
  'fields.maintenanceWindowRule': 'For example sun:05:00-sun:06:00; at least 60 minutes.',
  'fields.snapshotWindow': 'Snapshot window (UTC)',
  'fields.snapshotWindowRule':
    'For example 03:00-04:00; at least 60 minutes, apart from the maintenance window.',
  'fields.windowWrong': 'This is no window: see the example below.',
  'fields.chosenForYou': 'Chosen for you',
  'fields.port': 'Port',
  'fields.portRule': '1024 to 65535.',
  'fields.tagKey': 'Key',
  'fields.tagValue': 'Value',
  'fields.noTags': 'No tags',
  'fields.addTag': 'Add tag',
};

export default messages;
