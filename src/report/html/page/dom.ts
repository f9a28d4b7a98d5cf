/** Elements, made of names, attributes and children. Text is always text: nothing here parses markup. */

/** What an element may hold. */
export type Child = Node | string | false | undefined;
type Value = string | number | boolean | undefined;
/** Attributes by name; `class`, not `className`. True is an empty attribute, false and undefined are none. */
export type Attributes = Readonly<Record<string, Value>>;

/** An HTML element. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  setAll(element, attributes);
  put(element, children);
  return element;
}

/** An SVG element. */
export function s<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  setAll(element, attributes);
  put(element, children);
  return element;
}

/** A picture that is told by its name alone. */
export function chart(label: string, width: number, height: number): SVGSVGElement {
  return s('svg', {
    role: 'img',
    'aria-label': label,
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
  });
}

/** Puts the children in the place of what was there. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren();
  put(element, children);
}

function setAll(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

function put(element: Element, children: readonly Child[]): void {
  for (const child of children) if (child !== undefined && child !== false) element.append(child);
}

/** The CSS width of a bar; policies forbid style attributes, not this. */
export function bar(share: number, kind: string): HTMLElement {
  const inner = h('span', { class: `fill ${kind}` });
  inner.style.width = `${Math.max(share > 0 ? 1 : 0, Math.min(100, share * 100))}%`;
  return h('span', { class: 'bar', 'aria-hidden': 'true' }, inner);
}

/** How to scroll, for people whom movement makes ill. */
export function calm(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
