// One host: web and Orleans silo in one process, one replica, two TCP ports of its own on the environment's private address.
param index int
@minLength(13)
param token string
param location string
param tags object
param environmentId string

@description('Private address of the environment: what other hosts dial, with this host\'s own port.')
param address string
param proxyNetworks string
param image string
param cores string
param identityId string
param identityClientId string
param registryServer string
param storageName string
param otlpEndpoint string
@secure()
param otlpHeaders string

var webPort = 8080
var exposedWebPort = 18080 + index
// The same number inside and outside: a silo advertises the port it listens on.
var siloPort = 11111 + index
var deployed = !empty(image)
var telemetry = empty(otlpEndpoint) ? [] : concat(
  [{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: otlpEndpoint }],
  empty(otlpHeaders) ? [] : [{ name: 'OTEL_EXPORTER_OTLP_HEADERS', secretRef: 'otlp-headers' }]
)

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: 'silo-${index}-${token}'
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      // Two revisions of one host would be two silos with one address: roll.sh ends the old one before the new one starts.
      activeRevisionsMode: 'Multiple'
      maxInactiveRevisions: 5
      ingress: {
        // "External" of an environment without a public address: reachable inside the network and nowhere else.
        external: true
        transport: 'tcp'
        targetPort: webPort
        exposedPort: exposedWebPort
        traffic: [{ latestRevision: true, weight: 100 }]
        additionalPortMappings: [{ external: true, targetPort: siloPort, exposedPort: siloPort }]
      }
      registries: [{ server: registryServer, identity: identityId }]
      secrets: empty(otlpHeaders) ? [] : [{ name: 'otlp-headers', value: otlpHeaders }]
    }
    template: {
      // Longer than a drain takes; see the product's own limit for it.
      terminationGracePeriodSeconds: 90
      scale: { minReplicas: 1, maxReplicas: 1 }
      containers: [
        {
          name: 'web'
          // Stands in until the first deployment has pushed the product's image.
          image: deployed ? image : 'mcr.microsoft.com/dotnet/samples:aspnetapp'
          resources: { cpu: json(cores), memory: '${string(json(cores) * 2)}Gi' }
          env: concat(
            [
              { name: 'ASPNETCORE_URLS', value: 'http://+:${webPort}' }
              { name: 'Cluster', value: 'Azure' }
              { name: 'Cluster__SiloPort', value: string(siloPort) }
              { name: 'Cluster__Address', value: address }
              { name: 'AzureStorage__Account', value: storageName }
              { name: 'AzureStorage__ClientId', value: identityClientId }
              { name: 'Proxy__Networks', value: proxyNetworks }
              { name: 'OTEL_SERVICE_NAME', value: 'exchange' }
              { name: 'OTEL_RESOURCE_ATTRIBUTES', value: 'service.instance.id=silo-${index}' }
            ],
            telemetry
          )
          probes: deployed
            ? [
                { type: 'Startup', httpGet: { path: '/health/live', port: webPort }, periodSeconds: 2, failureThreshold: 60, timeoutSeconds: 2 }
                { type: 'Readiness', httpGet: { path: '/health/ready', port: webPort }, periodSeconds: 2, failureThreshold: 2, timeoutSeconds: 2 }
                { type: 'Liveness', httpGet: { path: '/health/live', port: webPort }, periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 5 }
              ]
            : []
        }
      ]
    }
  }
}

output id string = app.id
output name string = app.name
output address string = 'http://${address}:${exposedWebPort}'
