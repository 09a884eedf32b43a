package dev.capstan.catalog;

import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Fields.Found;
import dev.capstan.yaml.Fields.Key;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code capstan.yaml}: what is common to all services. */
final class HouseForm {
    private HouseForm() {}

    /**
     * @param home what {@code ~} stands for
     * @param chapters what other rooms read from it
     */
    static Form<HouseDraft> form(Path home, List<HouseChapter<?>> chapters) {
        var keys = Fields.of("capstan.yaml");
        var adminChannel = keys.required(
                "admin-channel",
                NameForms.CHANNEL,
                "The channel that hears of Capstan's own troubles, such as a refused reload.");
        var language = keys.optional(
                "language",
                NameForms.LANGUAGE,
                "The language of channels that don't say otherwise: en (when left out) or zh.");
        var channels = keys.optional(
                "channels", Shapes.mapOf(NameForms.CHANNEL, channel()), "Channels that speak another language, by id.");
        var commands = keys.optional("commands", commands(), "How slash commands are called in this workspace.");
        var roles = keys.optional(
                "roles", Shapes.named(NameForms.ROLE, role()), "Groups of people with the same rights, by name.");
        var ssh = keys.optional("ssh", ssh(home), "How targets behind SSH are reached.");
        Map<HouseChapter<?>, Key<?>> more = new LinkedHashMap<>();
        chapters.forEach(
                chapter -> more.put(chapter, keys.optional(chapter.key().word(), chapter.form(), chapter.about())));
        return keys.anyway(found -> {
            Map<RoleName, Role> named = found.get(roles).orElse(Map.of());
            var house = found.sound()
                    ? Optional.of(new House(
                            found.need(adminChannel),
                            found.get(language).orElse(Language.ENGLISH),
                            found.get(channels).orElse(Map.of()),
                            found.get(commands).orElse(new House.CommandNames("")),
                            named,
                            found.get(ssh),
                            chapters(found, more)))
                    : Optional.<House>empty();
            return new HouseDraft(house, Optional.of(named), found.wrote(ssh));
        });
    }

    private static Chapters chapters(Found found, Map<HouseChapter<?>, Key<?>> declared) {
        Map<ChapterKey<?>, Object> values = new LinkedHashMap<>();
        declared.forEach((chapter, key) -> found.get(key).ifPresent(value -> values.put(chapter.key(), value)));
        return new Chapters(values);
    }

    private static Form<Language> channel() {
        var keys = Fields.of("a channel");
        var language = keys.required("language", NameForms.LANGUAGE, "The language everyone in this channel reads.");
        return keys.whole(found -> found.need(language));
    }

    private static Form<House.CommandNames> commands() {
        var keys = Fields.of("the commands");
        var prefix = keys.required(
                "prefix",
                Scalars.text("[a-z0-9][a-z0-9_-]{0,19}", "can't begin a slash command", "cap-"),
                "Put before every command, where another app owns /deploy: cap- makes /cap-deploy.");
        return keys.whole(found -> new House.CommandNames(found.need(prefix)));
    }

    private static Form<Function<RoleName, Role>> role() {
        var keys = Fields.of("a role");
        var title = keys.optional("title", NameForms.TEXT, "What people see.");
        var users = keys.optional("users", Shapes.oneOrMore(NameForms.USER), "People, by Slack user id.");
        var groups = keys.optional(
                "groups", Shapes.oneOrMore(NameForms.GROUP), "Slack user groups; their members count too.");
        return keys.whole(found -> {
            if (!found.wrote(users) && !found.wrote(groups)) {
                found.problem(
                        users,
                        "role " + found.label() + " has nobody",
                        "add users: [U0123ABCD] or groups: [S0123ABCD]");
            }
            return name -> new Role(
                    name,
                    found.get(title).orElse(Text.same(name.value())),
                    Set.copyOf(found.get(users).orElse(List.of())),
                    Set.copyOf(found.get(groups).orElse(List.of())));
        });
    }

    private static Form<House.SshAccess> ssh(Path home) {
        Function<String, Path> expand =
                written -> written.startsWith("~/") ? home.resolve(written.substring(2)) : Path.of(written);
        Form<Path> file = Scalars.text("(~|)(/[^/\\s]+)+", "is not an absolute path to a file", "~/.ssh/id_ed25519")
                .map(expand);
        var keys = Fields.of("the ssh access");
        var key = keys.required("key", file, "The private key; ~ is the home of the user Capstan runs as.");
        var passphrase = keys.optional("passphrase", NameForms.SECRET_NAME, "The key's passphrase, as ${secret:NAME}.");
        var knownHosts = keys.optional(
                "known-hosts",
                Shapes.oneOrMore(file),
                "Files with the hosts' keys (~/.ssh/known_hosts when left out); other hosts are refused.");
        return keys.whole(found -> new House.SshAccess(
                found.need(key),
                found.get(passphrase),
                found.get(knownHosts).orElse(List.of(home.resolve(".ssh/known_hosts")))));
    }
}
