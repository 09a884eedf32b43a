package dev.capstan.workspace.model;

/**
 * A member of the workspace; guests may not see public channels they were not invited to. The title says what they do,
 * and may be empty.
 */
public record Person(String id, String name, String realName, String title, String locale, boolean bot, boolean guest) {

    public static Person of(String id, String name) {
        return new Person(id, name, name, "", "en-US", false, false);
    }

    public Person speaking(String newLocale) {
        return new Person(id, name, realName, title, newLocale, bot, guest);
    }

    public Person called(String newRealName) {
        return new Person(id, name, newRealName, title, locale, bot, guest);
    }

    public Person titled(String newTitle) {
        return new Person(id, name, realName, newTitle, locale, bot, guest);
    }

    public Person asGuest() {
        return new Person(id, name, realName, title, locale, bot, true);
    }

    public Person asBot() {
        return new Person(id, name, realName, title, locale, true, guest);
    }
}
