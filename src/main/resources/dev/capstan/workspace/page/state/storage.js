/** JSON in a browser's storage; a browser that refuses storage just forgets. */
export class Storage {
    #area;

    constructor(area) {
        this.#area = area;
    }

    read(key) {
        try {
            return JSON.parse(this.#area.getItem(key));
        } catch {
            return null;
        }
    }

    write(key, value) {
        try {
            if (value === null || value === undefined || value === '') {
                this.#area.removeItem(key);
            } else {
                this.#area.setItem(key, JSON.stringify(value));
            }
        } catch {
            // A full or forbidden storage must not stop anyone from writing a message.
        }
    }
}
