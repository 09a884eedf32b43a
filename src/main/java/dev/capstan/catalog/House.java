package dev.capstan.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code capstan.yaml} says for all services.
 *
 * @param chapters what other rooms read from it
 */
public record House(
        ChannelId adminChannel,
        Language language,
        Map<ChannelId, Language> channelLanguages,
        CommandNames commands,
        Map<RoleName, Role> roles,
        Optional<SshAccess> ssh,
        Chapters chapters) {
    public House {
        channelLanguages = Map.copyOf(channelLanguages);
        roles = Map.copyOf(roles);
    }

    /** A house without chapters of other rooms. */
    public House(
            ChannelId adminChannel,
            Language language,
            Map<ChannelId, Language> channelLanguages,
            CommandNames commands,
            Map<RoleName, Role> roles,
            Optional<SshAccess> ssh) {
        this(adminChannel, language, channelLanguages, commands, roles, ssh, Chapters.NONE);
    }

    /** The language of what everyone in this channel reads. */
    public Language languageOf(ChannelId channel) {
        return channelLanguages.getOrDefault(channel, language);
    }

    /**
     * How slash commands are called in this workspace, where another app may own {@code /deploy}.
     *
     * @param prefix put before every command: {@code cap-} makes {@code /cap-deploy}
     */
    public record CommandNames(String prefix) {
        public String slash(String verb) {
            return "/" + prefix + verb;
        }

        /** The verb behind what was typed: {@code deploy} for {@code /cap-deploy}. */
        public Optional<String> verb(String slashCommand) {
            var start = "/" + prefix;
            return slashCommand.startsWith(start)
                    ? Optional.of(slashCommand.substring(start.length()))
                    : Optional.empty();
        }
    }

    public record SshAccess(Path key, Optional<String> passphraseSecret, List<Path> knownHosts) {
        public SshAccess {
            knownHosts = List.copyOf(knownHosts);
        }
    }
}
