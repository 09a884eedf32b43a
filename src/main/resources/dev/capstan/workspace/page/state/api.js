/** The workspace said no; `message` is its sentence. */
export class Refused extends Error {
    constructor(status, sentence) {
        super(sentence);
        this.status = status;
    }
}

/** The control API in the name of one person; of null, while nobody knows yet who there is. */
export class Api {
    #me;

    constructor(me) {
        this.#me = me;
    }

    get me() {
        return this.#me;
    }

    workspace() {
        return this.#read('/control/workspace');
    }

    messages(channel, before, limit) {
        return this.#read(`/control/channels/${encodeURIComponent(channel)}/messages`, { before, limit });
    }

    thread(channel, ts) {
        return this.#read(`/control/channels/${encodeURIComponent(channel)}/threads/${encodeURIComponent(ts)}`);
    }

    views() {
        return this.#read('/control/views');
    }

    traffic(after) {
        return this.#read('/control/traffic', { after });
    }

    faults() {
        return this.#read('/control/faults');
    }

    /** `act('press', {…})`: one thing this person does. */
    act(deed, body = {}) {
        return ask('POST', `/control/as/${encodeURIComponent(this.#me)}/${deed}`, body);
    }

    /** Brings a file of this person's to the workspace, for a form to hold; resolves to the file. */
    async upload(file) {
        const path = `/control/as/${encodeURIComponent(this.#me)}/upload?${new URLSearchParams({ name: file.name })}`;
        return (await answered(fetch(path, { method: 'POST', credentials: 'same-origin', body: file }))).file;
    }

    orderFault(fault) {
        return ask('POST', '/control/faults', fault);
    }

    clearFaults() {
        return ask('DELETE', '/control/faults');
    }

    #read(path, query = {}) {
        const search = new URLSearchParams();
        for (const [name, value] of Object.entries({ as: this.#me, ...query })) {
            if (value !== null && value !== undefined) {
                search.set(name, value);
            }
        }
        return ask('GET', `${path}?${search}`);
    }
}

/** Text of a file, for its preview. */
export async function fileText(id) {
    const response = await fetch(fileAddress(id));
    if (!response.ok) {
        throw new Refused(response.status, response.statusText);
    }
    return response.text();
}

export function fileAddress(id, download = false) {
    return `/control/files/${encodeURIComponent(id)}/content${download ? '?download=1' : ''}`;
}

function ask(method, path, body) {
    return answered(
        fetch(path, {
            method,
            credentials: 'same-origin',
            headers: body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' },
            body: body === undefined ? undefined : JSON.stringify(body),
        }),
    );
}

async function answered(asked) {
    const response = await asked;
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) {
        throw new Refused(response.status, answer.error ?? response.statusText);
    }
    return answer;
}
