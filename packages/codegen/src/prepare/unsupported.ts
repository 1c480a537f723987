import { type OpenApiDocument, type Operation, type Parameter, parameterStyle } from '@clientele/openapi';

/** What is in the way of an operation: where, and what is expected instead. */
export interface Problem {
  readonly pointer: string;
  readonly problem: string;
}

/** What no client or stub can do, or what the specification leaves open so that each side would do it otherwise. */
export function unsupported(document: OpenApiDocument, { parameters }: Operation): Problem[] {
  return parameters.flatMap((parameter) => {
    const problem = faultOf(parameter) ?? styleFaultOf(document, parameter);
    return problem ? [{ pointer: parameter.pointer, problem }] : [];
  });
}

function faultOf({ name, in: place, style, allowReserved, content }: Parameter): string | undefined {
  if (place === 'cookie') return `parameter ${name} in a cookie; browsers do not let a client set it.`;
  if (content) return `parameter ${name} with \`content\`; expected a \`schema\`.`;
  if (allowReserved) return `parameter ${name} with allowReserved; expected the default, percent-encoding.`;
  if (place !== 'query' && style && style !== 'simple')
    return `parameter ${name} of style ${style}; expected simple.`;
  return undefined;
}

function styleFaultOf(document: OpenApiDocument, parameter: Parameter): string | undefined {
  const { name, in: place } = parameter;
  const { shape, style } = parameterStyle(document, parameter);
  if (shape === 'object' && place === 'header')
    return `header parameter ${name} of type object; expected a scalar or an array.`;
  if (shape === 'object' && /Delimited$/.test(style))
    return `query object ${name} of style ${style}; expected form or deepObject.`;
  if (shape === 'array' && style === 'deepObject')
    return `query array ${name} of style deepObject; expected form.`;
  return undefined;
}
