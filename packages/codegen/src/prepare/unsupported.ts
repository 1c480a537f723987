import {
  mediaKind,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  parameterStyle,
  toPointer,
} from '@clientele/openapi';

/** What is in the way of an operation: where, and what is expected instead. */
export interface Problem {
  readonly pointer: string;
  readonly problem: string;
}

type Row = (document: OpenApiDocument, operation: Operation) => Iterable<Problem>;

/** What the clients or the stub do not do yet; a row goes when they do. */
export const notYet: Readonly<Record<string, Row>> = {
  *'several request media types'(_document, { body }) {
    const types = Object.keys(body?.content ?? {});
    if (!body || types.length < 2) return;
    const problem = `${types.length} request media types; expected one, the SDK function fixes its Content-Type.`;
    yield { pointer: `${body.pointer}/content`, problem };
  },

  *'request bodies that are not JSON'(_document, { body }) {
    for (const type of Object.keys(body?.content ?? {}).filter((type) => mediaKind(type) !== 'json')) {
      const pointer = `${body?.pointer}/content${toPointer([type])}`;
      yield { pointer, problem: `request media type ${type}; expected JSON.` };
    }
  },

  *'status ranges and default'(_document, { responses }) {
    for (const [status, { pointer }] of Object.entries(responses)) {
      if (/^[1-5]\d\d$/.test(status)) continue;
      yield { pointer, problem: `response ${status}; expected a single status, types narrow by it.` };
    }
  },

  *'several response media types'(_document, { responses }) {
    for (const { content = {}, pointer } of Object.values(responses)) {
      if (Object.keys(content).length < 2) continue;
      const types = Object.keys(content).join(', ');
      const problem = `response media types ${types}; expected one, the SDK's types hold the first alone.`;
      yield { pointer: `${pointer}/content`, problem };
    }
  },

  *'response bodies that are not JSON'(_document, { responses }) {
    for (const { content = {}, pointer } of Object.values(responses)) {
      for (const type of Object.keys(content).filter((type) => mediaKind(type) !== 'json')) {
        const problem = `response media type ${type}; expected JSON.`;
        yield { pointer: `${pointer}/content${toPointer([type])}`, problem };
      }
    }
  },

  *'arrays and objects outside the query'(document, { parameters }) {
    for (const parameter of parameters.filter(({ in: place }) => place === 'path' || place === 'header')) {
      const { shape } = parameterStyle(document, parameter);
      if (shape === 'primitive') continue;
      const problem = `${parameter.in} parameter ${parameter.name} of type ${shape}; expected a scalar.`;
      yield { pointer: parameter.pointer, problem };
    }
  },

  *'query objects that are not deepObject'(document, { parameters }) {
    for (const parameter of parameters.filter(({ in: place }) => place === 'query')) {
      const { shape, style } = parameterStyle(document, parameter);
      if (shape !== 'object' || style === 'deepObject') continue;
      yield {
        pointer: parameter.pointer,
        problem: `query object ${parameter.name}; expected style deepObject.`,
      };
    }
  },

  *'query arrays in another style than form'(document, { parameters }) {
    for (const parameter of parameters.filter(({ in: place }) => place === 'query')) {
      const { shape, style, explode } = parameterStyle(document, parameter);
      if (shape !== 'array' || (style === 'form' && explode)) continue;
      const problem = `query array ${parameter.name}; expected style form, exploded (the default).`;
      yield { pointer: parameter.pointer, problem };
    }
  },
};

/** What no client or stub can do, whoever writes it. */
export const never: Readonly<Record<string, Row>> = {
  *parameters(_document, { parameters }) {
    for (const parameter of parameters) {
      const problem = faultOf(parameter);
      if (problem) yield { pointer: parameter.pointer, problem };
    }
  },
};

function faultOf({ name, in: place, style, allowReserved, content }: Parameter): string | undefined {
  if (place === 'cookie') return `parameter ${name} in a cookie; browsers do not let a client set it.`;
  if (content) return `parameter ${name} with \`content\`; expected a \`schema\`.`;
  if (allowReserved) return `parameter ${name} with allowReserved; expected the default, percent-encoding.`;
  if (place !== 'query' && style && style !== 'simple')
    return `parameter ${name} of style ${style}; expected simple.`;
  return undefined;
}
