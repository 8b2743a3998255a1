param location string
param tags object
@minLength(13)
param token string
param workspaceId string

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: 'cr${token}'
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: {
    adminUserEnabled: false
  }
}

resource registryLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: registry
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'ContainerRegistryLoginEvents', enabled: true }]
  }
}

output name string = registry.name
output loginServer string = registry.properties.loginServer
