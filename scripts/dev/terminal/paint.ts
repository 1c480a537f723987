import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';

/** A text in a style, where there are any. */
export function paint(style: Style, text: string, color: boolean): string {
  return color ? styleText(style, text, { validateStream: false }) : text;
}

/** Whether a stream shows colours: as its terminal, `NO_COLOR` and `FORCE_COLOR` say. */
export function showsColor(stream: NodeJS.WriteStream): boolean {
  return styleText('bold', ' ', { stream }) !== ' ';
}
