import { getCodeframe, getLineColLocation, type LocationObject } from '@redocly/openapi-core';

/** The lines around a place, without colours. Of what goes on over several lines the first is marked. */
export function frameOf(location: LocationObject): string {
  const { start, end, ...rest } = getLineColLocation(location);
  const line = location.source.getLines()[start.line - 1] ?? '';
  const isWide = end !== undefined && end.line > start.line;
  const marked = isWide
    ? { line: start.line, col: line.length + 1 }
    : (end ?? { line: start.line, col: start.col + 1 });
  return getCodeframe({ ...rest, start, end: marked }, false);
}
