/** Who sits in front of this tab. Each tab may be someone else; a new one begins as the last choice. */
export class Identity {
    #tab;
    #browser;

    constructor(tab, browser) {
        this.#tab = tab;
        this.#browser = browser;
    }

    get chosen() {
        return this.#tab.read('you') ?? this.#browser.read('you');
    }

    choose(user) {
        this.#tab.write('you', user);
        this.#browser.write('you', user);
    }
}
