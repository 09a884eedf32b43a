/**
 * An element: `el('button.send', { type: 'button', onclick }, 'Send')`. Strings become text nodes and nothing else, so
 * foreign text can't turn into markup. Attributes that are null, undefined or false are left out; `dataset` and `on…`
 * work as in the DOM.
 */
export function el(selector, attributes = {}, ...children) {
    const [tag, ...classes] = selector.split('.');
    const element = document.createElement(tag || 'div');
    if (classes.length > 0) {
        element.className = classes.join(' ');
    }
    for (const [name, value] of Object.entries(attributes ?? {})) {
        set(element, name, value);
    }
    element.append(...kept(children));
    return element;
}

/** The same for the few drawings of the page; `path` is the d of one stroke. */
export function icon(path, label = null) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const stroke = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    stroke.setAttribute('d', path);
    svg.append(stroke);
    svg.setAttribute('viewBox', '0 0 20 20');
    svg.setAttribute('class', 'icon');
    svg.setAttribute(label ? 'aria-label' : 'aria-hidden', label ?? 'true');
    return svg;
}

function set(element, name, value) {
    if (value === null || value === undefined || value === false) {
        return;
    }
    if (name === 'dataset') {
        for (const [key, datum] of Object.entries(value)) {
            if (datum !== null && datum !== undefined) {
                element.dataset[key] = datum;
            }
        }
    } else if (name.startsWith('on')) {
        element.addEventListener(name.slice(2), value);
    } else if (name === 'value' || name === 'checked' || name === 'selected') {
        element[name] = value;
    } else {
        element.setAttribute(name, value === true ? '' : value);
    }
}

function kept(children) {
    return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
