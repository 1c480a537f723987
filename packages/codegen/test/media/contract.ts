/** A contract with an operation for each kind of body and of parameter. */
export function media() {
  const pet = { $ref: '#/components/schemas/Pet' };
  const error = {
    description: 'Refused.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Fault' } } },
  };
  const content = (...types: string[]) => ({
    content: Object.fromEntries(types.map((type) => [type, { schema: /json|\*/.test(type) ? pet : {} }])),
  });
  const ok = (...types: string[]) => ({ 200: { description: 'Done.', ...content(...types) } });
  const exemplary = (type: string, value: unknown) => ({
    200: { description: 'Done.', content: { [type]: { examples: { "It's done": { value } } } } },
  });
  const done = { 204: { description: 'Done.' } };
  const body = (...types: string[]) => ({ required: true, ...content(...types) });
  const post = (operationId: string, requestBody: object) => ({
    post: {
      operationId,
      'x-retry': { policy: 'idempotent', reason: 'It replaces what is there.' },
      requestBody,
      responses: {
        200: {
          description: 'Done.',
          content: { 'application/json': { schema: {}, examples: { Tiger: { value: 'Tiger' } } } },
        },
      },
    },
  });
  const get = (operationId: string, responses: object, more: object = {}) => ({
    get: { operationId, responses, ...more },
  });
  const list = { type: 'array', items: { type: 'string' } };
  const point = { type: 'object', properties: { x: { type: 'integer' }, y: { type: 'integer' } } };
  const nested = {
    type: 'object',
    properties: { tags: list, at: { allOf: [point] }, points: { type: 'array', items: point } },
  };
  const parameter = (name: string, place: string, schema: object, more: object = {}) => ({
    name,
    in: place,
    schema,
    ...(place === 'path' ? { required: true } : {}),
    ...more,
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Media', version: '1.0.0' },
    servers: [{ url: 'https://media.example/*/v1' }],
    paths: {
      '/text': get('getText', exemplary('text/plain', "It's */ text.")),
      '/image': get('getImage', exemplary('image/png', 'PNG')),
      '/anything': get('getAnything', ok('*/*')),
      '/several': get(
        'getSeveral',
        ok('text/csv', 'application/json', 'application/vnd.pet+json', 'image/png'),
      ),
      '/mixed': get('getMixed', ok('application/json', 'audio/*')),
      '/ranged': get('getRanged', {
        ...ok('application/json'),
        404: { description: 'None.' },
        '4XX': error,
        default: error,
      }),
      '/default': get('getDefault', {
        default: { description: 'Whatever.', ...content('application/json') },
      }),
      '/accepted': get('getAccepted', { 202: { description: 'Later.' }, '5XX': { description: 'Never.' } }),
      '/upload': post('upload', {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: {
                title: { type: 'string' },
                client_secret: { type: 'string', format: 'password' },
                cover: { description: 'In front.', allOf: [{ type: 'string', format: 'binary' }] },
                pages: { type: 'array', items: { contentMediaType: 'image/png' } },
                pet,
                scan: {},
              },
              required: ['title', 'cover'],
            },
            encoding: { scan: { contentType: 'image/tiff' } },
            examples: { Tiger: { value: { title: 'Tiger', cover: 'PNG', pages: ['PNG'] } } },
          },
        },
      }),
      '/form': post('sendForm', {
        required: true,
        content: {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              properties: {
                name: { type: 'string' },
                tags: list,
                at: point,
                points: { type: 'array', items: point },
                client_secret: { type: 'string', format: 'password' },
              },
              required: ['name'],
            },
          },
        },
      }),
      '/xml': post('sendXml', body('application/xml')),
      '/bytes': post('sendBytes', body('application/octet-stream')),
      '/whatever': post('sendWhatever', { required: true, content: { '*/*': {} } }),
      '/either': post('sendEither', body('application/xml', 'application/json', 'application/octet-stream')),
      '/optional': post('sendOptional', { ...body('text/plain', 'text/csv'), required: false }),
      '/styles/{ids}/{point}': get('getStyles', done, {
        parameters: [
          parameter('ids', 'path', list),
          parameter('point', 'path', point, { explode: true }),
          parameter('csv', 'query', list, { explode: false }),
          parameter('pipes', 'query', list, { style: 'pipeDelimited', explode: false }),
          parameter('spaces', 'query', list, { style: 'spaceDelimited', explode: false }),
          parameter('usual', 'query', list),
          parameter('members', 'query', point, { style: 'form' }),
          parameter('flat', 'query', { allOf: [point] }, { explode: false }),
          parameter('deep', 'query', point, { style: 'deepObject' }),
          parameter('X-List', 'header', list),
        ],
      }),
      '/nested/{points}': get('getNested', done, {
        parameters: [
          parameter('points', 'path', { type: 'array', items: point }),
          parameter('objects', 'query', { allOf: [{ type: 'array', items: { allOf: [point] } }] }),
          parameter('lists', 'query', { type: 'array', items: list }),
          parameter('csv', 'query', { type: 'array', items: point }, { explode: false }),
          parameter('deep', 'query', nested, { style: 'deepObject' }),
          parameter('members', 'query', nested),
          parameter('flat', 'query', nested, { explode: false }),
          parameter('open', 'query', { type: 'object' }, { style: 'deepObject' }),
          parameter('any', 'query', { type: 'array', items: {} }),
          parameter('constructor', 'query', list),
          parameter('toString', 'query', { type: 'string' }),
        ],
      }),
    },
    components: {
      schemas: {
        Pet: {
          type: 'object',
          properties: { name: { type: 'string' }, photo: { type: 'string', format: 'binary' } },
          required: ['name'],
        },
        Fault: { type: 'object', properties: { message: { type: 'string' } }, required: ['message'] },
      },
    },
  };
}
