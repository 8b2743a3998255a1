// The front door: ends TLS at the platform's ingress, keeps a visitor with one host, and leaves out hosts that are not ready.
@minLength(13)
param token string
param location string
param tags object
param environmentId string

@description('Addresses of the hosts\' web ports.')
param hosts array
param proxyNetworks string
param image string
param identityId string
param registryServer string

var port = 8080
var deployed = !empty(image)

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: 'front-${token}'
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        transport: 'auto'
        targetPort: port
        allowInsecure: false
        stickySessions: { affinity: 'sticky' }
        traffic: [{ latestRevision: true, weight: 100 }]
      }
      registries: [{ server: registryServer, identity: identityId }]
    }
    template: {
      terminationGracePeriodSeconds: 60
      // The cookie is a hash of the host's name, which every replica reads alike.
      scale: { minReplicas: 2, maxReplicas: 2 }
      containers: [
        {
          name: 'proxy'
          image: deployed ? image : 'mcr.microsoft.com/dotnet/samples:aspnetapp'
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: concat(
            [
              { name: 'ASPNETCORE_URLS', value: 'http://+:${port}' }
              { name: 'Proxy__Networks', value: proxyNetworks }
            ],
            map(range(0, length(hosts)), i => {
              name: 'ReverseProxy__Clusters__product__Destinations__silo${i}__Address'
              value: hosts[i]
            })
          )
          probes: deployed
            ? [
                { type: 'Startup', httpGet: { path: '/proxy/live', port: port }, periodSeconds: 2, failureThreshold: 30, timeoutSeconds: 2 }
                { type: 'Readiness', httpGet: { path: '/proxy/live', port: port }, periodSeconds: 5, failureThreshold: 2, timeoutSeconds: 2 }
                { type: 'Liveness', httpGet: { path: '/proxy/live', port: port }, periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 5 }
              ]
            : []
        }
      ]
    }
  }
}

output id string = app.id
output address string = 'https://${app.properties.configuration.ingress.fqdn}'
