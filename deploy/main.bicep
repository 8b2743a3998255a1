// Everything Exchange needs on Azure: see README.md beside it. Modules are local files, so that this compiles without a network.
targetScope = 'subscription'

@description('Name of this installation; azd gives it. It names the resource group and, through a hash, everything in it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Azure region of everything.')
param location string

@description('How many hosts. Each is a container app of its own with exactly one replica and a TCP port of its own.')
@minValue(1)
@maxValue(10)
param siloCount int = 3

@description('CPU cores of one host, as text because they may be a fraction; memory is twice as many GiB.')
@allowed(['0.5', '1', '2', '4'])
param siloCores string = '2'

@description('Image of the product; empty until the first deployment has pushed one.')
param webImage string = ''

@description('Image of the front door; empty until the first deployment has pushed one.')
param proxyImage string = ''

@description('Copies of the state: ZRS over three zones of the region, LRS where the region has no zones, GZRS in a second region too.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('State can be set back to any moment of so many days.')
@minValue(1)
@maxValue(90)
param restoreDays int = 14

@description('Public addresses from which an operator may reach the storage account, for export and import from a desk. None by default.')
param operatorAddresses array = []

@description('Who is told when an alert fires. Empty: alerts are only seen in the portal.')
param alertEmail string = ''

@description('OTLP endpoint for traces, metrics and logs; empty sends none, and the console goes to Log Analytics all the same.')
param otlpEndpoint string = ''

@description('Headers for that endpoint, for example an access key: name=value, comma-separated.')
@secure()
param otlpHeaders string = ''

var token = uniqueString(subscription().id, environmentName, location)
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module logs 'modules/logs.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, alertEmail: alertEmail }
}

module network 'modules/network.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    sku: storageSku
    restoreDays: restoreDays
    subnetId: network.outputs.silosSubnetId
    operatorAddresses: operatorAddresses
    workspaceId: logs.outputs.workspaceId
  }
}

module registry 'modules/registry.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, workspaceId: logs.outputs.workspaceId }
}

module siloIdentity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-silo-${token}', location: location, tags: tags, registryName: registry.outputs.name, storageName: storage.outputs.name }
}

module frontIdentity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-front-${token}', location: location, tags: tags, registryName: registry.outputs.name }
}

// Hosts stand in an environment without a public address; the front door stands in another of the same network.
module silosEnvironment 'modules/environment.bicep' = {
  scope: group
  params: {
    name: 'cae-silos-${token}'
    location: location
    tags: tags
    subnetId: network.outputs.silosSubnetId
    isInternal: true
    workspaceId: logs.outputs.workspaceId
  }
}

module frontEnvironment 'modules/environment.bicep' = {
  scope: group
  params: {
    name: 'cae-front-${token}'
    location: location
    tags: tags
    subnetId: network.outputs.frontSubnetId
    isInternal: false
    workspaceId: logs.outputs.workspaceId
  }
}

module silos 'modules/silo.bicep' = [
  for i in range(0, siloCount): {
    scope: group
    params: {
      index: i
      token: token
      location: location
      // azd puts a new image on the first host; roll.sh passes it on to the others, one after another.
      tags: union(tags, i == 0 ? { 'azd-service-name': 'web' } : {})
      environmentId: silosEnvironment.outputs.id
      address: silosEnvironment.outputs.staticIp
      proxyNetworks: network.outputs.proxyNetworks
      image: webImage
      cores: siloCores
      identityId: siloIdentity.outputs.id
      identityClientId: siloIdentity.outputs.clientId
      registryServer: registry.outputs.loginServer
      storageName: storage.outputs.name
      otlpEndpoint: otlpEndpoint
      otlpHeaders: otlpHeaders
    }
  }
]

module front 'modules/front.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: union(tags, { 'azd-service-name': 'proxy' })
    environmentId: frontEnvironment.outputs.id
    hosts: [for i in range(0, siloCount): silos[i].outputs.address]
    proxyNetworks: network.outputs.proxyNetworks
    image: proxyImage
    identityId: frontIdentity.outputs.id
    registryServer: registry.outputs.loginServer
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    siloIds: [for i in range(0, siloCount): silos[i].outputs.id]
    frontId: front.outputs.id
    storageId: storage.outputs.id
    workspaceId: logs.outputs.workspaceId
    actionGroupId: logs.outputs.actionGroupId
  }
}

output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.loginServer
output AZURE_RESOURCE_GROUP string = group.name
output EXCHANGE_ADDRESS string = front.outputs.address
output EXCHANGE_SILOS array = [for i in range(0, siloCount): silos[i].outputs.name]
output EXCHANGE_STORAGE string = storage.outputs.name
