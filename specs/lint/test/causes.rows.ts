import type { Edit } from './scratch.ts';

const BIKES = 'specs/bikes';
const ROOT = `${BIKES}/openapi.yaml`;
const PATH = `${BIKES}/paths/bikes_{bikeId}.yaml`;
const part = (kind: string) => (name: string) => `${BIKES}/components/${kind}/${name}.yaml`;
const schema = part('schemas');
const response = part('responses');
const example = part('examples');
const ID = part('parameters')('BikeId');

export interface Row {
  what: string;
  edits: readonly Edit[];
  causes: readonly [place: string, message: string, suggestions?: string][];
}

const row = (what: string, ...edits: Edit[]): Row => ({ what, edits, causes: [] });
export const rows = [
  row('member of a property', [schema('Bike'), [/description: The number/, 'desciption: The number']]),
  row('keyword of schema', [schema('Bike'), [/^properties/m, 'propertes']]),
  row('summary of operation', [PATH, [/ summary/, ' sumary']]),
  row('responses of operation', [PATH, [/ responses/, ' respones']]),
  row('requestBody of operation', [PATH, [/ requestBody/, ' requestBdy']]),
  row('parameters of operation', [PATH, [/ parameters/, ' paramters']]),
  row('method', [PATH, [/^patch/, 'pacth']]),
  row('examples of response', [response('UpdatedBike'), [/ examples/, ' exmples']]),
  row('description of response', [response('UpdatedBike'), [/^description/, 'descripton']]),
  row('summary of example', [example('PaintBike.request'), [/^summary/, 'sumary']]),
  row('value of example', [example('PaintBike.response'), [/^value/m, 'vaule']]),
  row('openapi', [ROOT, [/^openapi/, 'openap']]),
  row('paths', [ROOT, [/^paths/m, 'path']]),
  row('components', [ROOT, [/^components/m, 'component']]),
  row('ref file', [schema('BikeEnvelope'), [/Bike\.yaml/, 'Bke.yaml']]),
  row('ref folder', [response('UpdatedBike'), [/\/schemas/, '/schema']]),
  row('ref shared', [response('Busy'), [/RetryAfter/, 'RetryAftr']]),
  row('ref fragment', [schema('BikeEnvelope'), [/Bike.yaml/, 'Bike.yaml#/propertes/id']]),
  row('security', [PATH, [/Bearer/, 'Beaer']]),
  row('delete', [schema('Problem'), 'delete']),
  row('delete example', [example('PaintBike.response'), 'delete']),
  row('delete response', [response('UpdatedBike'), 'delete']),
  row('rename examples', [`${BIKES}/components/examples`, { name: 'exampels' }]),
  row('rename schemas', [`${BIKES}/components/schemas`, { name: 'models' }]),
  row('rename contract', [BIKES, { name: 'bikse' }]),
  row('rename contract totally', [BIKES, { name: 'wheels' }]),
  row('indent', [schema('Bike'), [/ {4}enum/, '   enum']]),
  row('tab', [schema('Bike'), [/ {4}enum/, '\tenum']]),
  row('quote', [example('PaintBike.request'), [/Paint a bike/, "'Paint a bike"]]),
  row('colon', [schema('Bike'), [/The colour of/, 'The colour: of']]),
  row('dup', [schema('Bike'), [/^ {2}locked/m, '  kind']]),
  row('no space', [example('PaintBike.request'), [/summary: /, 'summary:']]),
  row('two docs', [schema('Bike'), [/^required/m, '---\nrequired']]),
  row('flow', [ROOT, [/MIT \}/, 'MIT']]),
  row('cut word', [schema('Bike'), [/ {2}locked:[\s\S]*/, '  lock']]),
  row('cut path', [PATH, [/ {2}responses:[\s\S]*/, '  resp']]),
  row('cut after responses', [PATH, [/ {2}responses:[\s\S]*/, '  responses:\n']]),
  row('cut before responses', [PATH, [/ {2}responses:[\s\S]*/, '']]),
  row('cut after 200', [PATH, [/ {4}'400':[\s\S]*/, "    '40"]]),
  row('empty schema', [schema('Bike'), { text: '' }]),
  row('empty path', [PATH, { text: '' }]),
  row('empty example', [example('PaintBike.response'), { text: '# to come\n' }]),
  row('empty root', [ROOT, { text: '' }]),
  row('scalar schema', [schema('Bike'), { text: 'hello\n' }]),
  row('required true', [schema('Bike'), [/ {4}type: string/, '    type: string\n    required: true']]),
  row('enum scalar', [schema('Bike'), [/enum:\n.*\n.*/, 'enum: city']]),
  row('strng', [schema('Bike'), [/type: string/, 'type: strng']]),
  row('in: pth', [ID, [/in: path/, 'in: pth']]),
  row('required name', [schema('Bike'), [/- locked/, '- lockd']]),
  row('no description', [response('UpdatedBike'), [/^description.*\n/, '']]),
  row('no summary', [PATH, [/ summary: .*\n/, '']]),
  row('no operationId', [PATH, [/ operationId: .*\n/, '']]),
  row('prov missing', [schema('Bike'), [/x-prov.*\n/, '']]),
  row('prov misspelt', [schema('Bike'), [/x-provenance/, 'x-provenence']]),
  row('prov kind', [response('Busy'), [/vendor/, 'vendr']]),
  row('prov kind key', [response('Busy'), [/kind:/, 'kid:']]),
  row('retry misspelt', [PATH, [/x-retry/, 'x-retrry']]),
  row('retry policy', [PATH, [/idempotent/, 'idempotnt']]),
  row('cause misspelt', [example('StoreFailing.response'), [/x-cause/, 'x-casue']]),
  row('cause value', [example('StoreFailing.response'), [/failing/, 'failin']]),
  row('no response', [response('UpdatedBike'), [/ {6}PaintBike:\n.*\n/, '']]),
  row('no request', [PATH, [/ {10}PaintBike:\n.*\n/, '']]),
  row('name typo', [response('UpdatedBike'), [/PaintBike:/, 'PaintBke:']]),
  row('name typo request', [PATH, [/PaintBike:/, 'PaintBke:']]),
  row('siblings', [schema('BikeEnvelope'), [/( {4}\$ref.*)/, '$1\n    description: The bike.']]),
  row('self', [schema('Bike'), { text: '$ref: Bike.yaml\n' }]),
  row(
    'ABA',
    [schema('Bike'), { text: '$ref: BikeEnvelope.yaml\n' }],
    [schema('BikeEnvelope'), { text: '$ref: Bike.yaml\n' }],
  ),
  row('recursion', [schema('Bike'), [/^properties:/m, 'properties:\n  trailer:\n    $ref: Bike.yaml']]),
  row('no parameters', [PATH, [/ {2}parameters:\n.*\n/, '']]),
  row('param name', [ID, [/bikeId/, 'bikeID']]),
  row('example type', [example('PaintBike.response'), [/locked: false/, 'locked: no way']]),
  row('enum changed', [schema('Bike'), [/- cargo/, '- cargos']]),
  row('20O', [PATH, [/'200'/, "'20O'"]]),
  row('ref null', [schema('BikeEnvelope'), [/\$ref.*/, '$ref:']]),
  row('orphan', [schema('Wheel'), { text: 'type: string\n' }]),
  row('unknown key', [PATH, [/ responses/, ' answers']]),
  row('redocly key', ['redocly.yaml', [/apis/, 'api']]),
  row('redocly root', ['redocly.yaml', [/openapi.yaml/, 'openap.yaml']]),
  row('redocly roto', ['redocly.yaml', [/root/, 'roto']]),
  row('redocly yaml', ['redocly.yaml', [/rules:\n/, 'rules: [\n']]),
  row('redocly plugin', ['redocly.yaml', [/plugin.ts/, 'plugn.ts']]),
  row('redocly extends', ['redocly.yaml', [/recommended-strict/, 'recomended-strict']]),
  row('redocly severity', ['redocly.yaml', [/: off/, ': of']]),
  row('redocly gone', ['redocly.yaml', 'delete']),
] as Row[];
