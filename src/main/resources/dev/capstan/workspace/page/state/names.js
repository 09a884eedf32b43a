const SLACKBOT = 'USLACKBOT';

/** What ids are called in one reading of the workspace. */
export class Names {
    #workspace;
    #people;
    #groups;
    #channels;

    constructor(workspace) {
        this.#workspace = workspace;
        this.#people = new Map(workspace.people.map((person) => [person.id, person]));
        this.#groups = new Map(workspace.groups.map((group) => [group.id, group]));
        this.#channels = new Map(workspace.channels.map((channel) => [channel.id, channel]));
    }

    person(id, label = null) {
        return this.#people.get(id)?.name ?? label ?? (id === SLACKBOT ? 'Slackbot' : id);
    }

    group(id, label = null) {
        return this.#groups.get(id)?.handle ?? label?.replace(/^@/, '') ?? id;
    }

    inGroup(id) {
        return this.#groups.get(id)?.members.includes(this.#workspace.me) ?? false;
    }

    /** Undefined when this person can't see it. */
    channel(id) {
        return this.#channels.get(id)?.name;
    }

    people() {
        return [...this.#people.values()].filter((person) => !person.bot && person.id !== SLACKBOT);
    }

    groups() {
        return [...this.#groups.values()];
    }

    channels() {
        return [...this.#channels.values()].filter((channel) => !channel.archived);
    }

    /** {id, name, bot}: who wrote a message. */
    author(message) {
        const { app } = this.#workspace;
        if (message.bot_id || message.user === app.bot_user_id) {
            return {
                id: message.user ?? app.id,
                name: message.username ?? message.bot_profile?.name ?? app.name,
                bot: true,
            };
        }
        if (message.user === SLACKBOT) {
            return { id: SLACKBOT, name: 'Slackbot', bot: false };
        }
        const person = this.#people.get(message.user);
        return { id: message.user, name: person?.real_name || person?.name || message.user, bot: Boolean(person?.bot) };
    }
}
