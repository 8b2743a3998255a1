// What each means and what to do: runbook.md.
param location string
param tags object
@minLength(13)
param token string
param siloIds array
param frontId string
param storageId string
param workspaceId string
param actionGroupId string

@description('Answers with a status of 500 and above in five minutes.')
param serverErrors int = 20

@description('Average milliseconds of a storage call in five minutes, the network included.')
param storageMilliseconds int = 500

var perSilo = [
  { name: 'gone', severity: 1, metric: 'Replicas', aggregation: 'Maximum', operator: 'LessThan', threshold: 1, window: 'PT5M', says: 'A host is not running: fewer hosts than wanted.' }
  { name: 'restarts', severity: 2, metric: 'RestartCount', aggregation: 'Maximum', operator: 'GreaterThan', threshold: 2, window: 'PT15M', says: 'A host restarts again and again.' }
  { name: 'memory', severity: 2, metric: 'MemoryPercentage', aggregation: 'Average', operator: 'GreaterThan', threshold: 85, window: 'PT15M', says: 'A host has little memory left.' }
]
var ofSilos = flatten(map(range(0, length(siloIds)), i => map(perSilo, rule => union(rule, { name: 'silo-${i}-${rule.name}', scope: siloIds[i], dimensions: [] }))))

var others = [
  {
    name: 'server-errors'
    scope: frontId
    severity: 1
    metric: 'Requests'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: serverErrors
    window: 'PT5M'
    dimensions: [{ name: 'statusCodeCategory', operator: 'Include', values: ['5xx'] }]
    says: 'Visitors are answered with errors.'
  }
  { name: 'front-gone', scope: frontId, severity: 1, metric: 'Replicas', aggregation: 'Maximum', operator: 'LessThan', threshold: 2, window: 'PT5M', dimensions: [], says: 'The front door runs with fewer replicas than wanted.' }
  { name: 'storage-availability', scope: storageId, severity: 1, metric: 'Availability', aggregation: 'Average', operator: 'LessThan', threshold: 99, window: 'PT5M', dimensions: [], says: 'Storage does not answer.' }
  { name: 'storage-latency', scope: storageId, severity: 2, metric: 'SuccessE2ELatency', aggregation: 'Average', operator: 'GreaterThan', threshold: storageMilliseconds, window: 'PT5M', dimensions: [], says: 'Storage answers slowly; so do acknowledgements.' }
  {
    name: 'storage-throttling'
    scope: storageId
    severity: 2
    metric: 'Transactions'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
    dimensions: [{ name: 'ResponseType', operator: 'Include', values: ['ClientThrottlingError', 'ClientAccountBandwidthThrottlingError', 'ClientAccountRequestThrottlingError', 'ServerBusyError'] }]
    says: 'Storage refuses calls because there are too many.'
  }
]

resource metrics 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in concat(ofSilos, others): {
    name: '${rule.name}-${token}'
    location: 'global'
    tags: tags
    properties: {
      description: rule.says
      severity: rule.severity
      enabled: true
      scopes: [rule.scope]
      evaluationFrequency: 'PT1M'
      windowSize: rule.window
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: rule.name
            metricName: rule.metric
            timeAggregation: rule.aggregation
            operator: rule.operator
            threshold: rule.threshold
            dimensions: rule.dimensions
          }
        ]
      }
      actions: [{ actionGroupId: actionGroupId }]
    }
  }
]

// The platform has no metric for readiness; it writes a line for every probe that failed.
resource notReady 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'not-ready-${token}'
  location: location
  tags: tags
  properties: {
    displayName: 'A host is not ready'
    description: 'A host runs but says that it is not ready: silo, board or storage.'
    severity: 1
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT10M'
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'ContainerAppSystemLogs | where Reason == "ProbeFailed" and Log has "Readiness" | summarize Failures = count() by ContainerAppName'
          timeAggregation: 'Maximum'
          metricMeasureColumn: 'Failures'
          dimensions: [{ name: 'ContainerAppName', operator: 'Include', values: ['*'] }]
          operator: 'GreaterThan'
          threshold: 30
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: [actionGroupId] }
  }
}
