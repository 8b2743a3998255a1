param location string
param tags object
@minLength(13)
param token string

var space = '10.42.0.0/16'
var delegation = [
  { name: 'environments', properties: { serviceName: 'Microsoft.App/environments' } }
]

resource network 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'vnet-${token}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [space] }
    subnets: [
      {
        name: 'silos'
        properties: {
          addressPrefix: '10.42.0.0/24'
          delegations: delegation
          // State never travels over a public address, and the account's firewall names this subnet.
          serviceEndpoints: [{ service: 'Microsoft.Storage' }]
        }
      }
      {
        name: 'front'
        properties: { addressPrefix: '10.42.1.0/24', delegations: delegation }
      }
    ]
  }

  resource silos 'subnets' existing = { name: 'silos' }
  resource front 'subnets' existing = { name: 'front' }
}

output silosSubnetId string = network::silos.id
output frontSubnetId string = network::front.id
// Ours, and the range Container Apps keeps for its own ingress: what comes from there is the front door's or the platform's word.
output proxyNetworks string = '${space},100.64.0.0/10'
