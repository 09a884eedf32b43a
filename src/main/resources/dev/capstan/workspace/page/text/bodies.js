/**
 * A body as a person can read it: JSON indented, a form as its fields, of which those that hold JSON are opened. What is
 * neither, or was cut, stays as it is.
 */
export function readableBody(body) {
    if (body === null || body === undefined || body === '') {
        return '';
    }
    if (typeof body !== 'string') {
        return JSON.stringify(body, null, 2);
    }
    const json = parsed(body);
    if (json !== undefined) {
        return JSON.stringify(json, null, 2);
    }
    return /^[\w.\-%+[\]]+=/.test(body) && !/\s/.test(body.trim()) ? formFields(body.trim()) : body;
}

function formFields(body) {
    return [...new URLSearchParams(body)]
        .map(([name, value]) => {
            const json = parsed(value);
            return `${name}: ${json === undefined ? value : JSON.stringify(json, null, 2)}`;
        })
        .join('\n');
}

/** Only objects and lists count: a bare number reads better as it is. */
function parsed(text) {
    if (!/^\s*[{[]/.test(text)) {
        return undefined;
    }
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
