package dev.capstan.settings;

import dev.capstan.settings.EnvironmentValues.Found;
import dev.capstan.settings.Settings.Traffic;
import dev.capstan.step.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One reading of the environment; collects what is wrong instead of stopping at the first. */
final class SettingsReader {
    private static final URI SLACK = URI.create("https://slack.com/api/");
    private static final int USUAL_PORT = 3900;

    private final EnvironmentValues values;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.values = new EnvironmentValues(environment);
    }

    Settings.Read read() {
        var botToken = required(
                        "SLACK_BOT_TOKEN", "the Bot User OAuth Token of your Slack app, which begins with xoxb-")
                .flatMap(text -> token("SLACK_BOT_TOKEN", text, "xoxb-", "xoxe.xoxb-"));
        var traffic = traffic();
        var apiUrl = apiUrl();
        var database = required("DATABASE_URL", "postgresql://user:password@host:port/name")
                .flatMap(url -> DatabaseUrl.parse(url, said("DATABASE_URL")));
        var commands = commands();
        var port = port();
        var bind = bind();
        var steps = steps();
        var proxy = optional("HTTPS_PROXY").flatMap(url -> ProxyAddress.parse(url, said("HTTPS_PROXY")));
        if (!problems.isEmpty()) {
            return new Settings.Read.Bad(List.copyOf(problems));
        }
        return new Settings.Read.Good(new Settings(
                new Settings.Slack(botToken.orElseThrow(), traffic.orElseThrow(), apiUrl.orElseThrow()),
                database.orElseThrow(),
                commands.orElseThrow(),
                port.orElseThrow(),
                bind,
                steps,
                proxy));
    }

    private Optional<Traffic> traffic() {
        return switch (values.secret("SLACK_APP_TOKEN")) {
            case Found.Value(var text) ->
                token("SLACK_APP_TOKEN", text, "xapp-").map(Traffic.SocketMode::new);
            case Found.Unusable(var problem) -> nothing(problem);
            case Found.Absent() ->
                required(
                                "SLACK_SIGNING_SECRET",
                                "the Signing Secret of your Slack app, or set SLACK_APP_TOKEN to use Socket Mode")
                        .flatMap(text -> oneWord("SLACK_SIGNING_SECRET", text))
                        .map(Traffic.Http::new);
        };
    }

    private Optional<Secret> token(String name, String text, String... beginnings) {
        for (var beginning : beginnings) {
            if (text.startsWith(beginning)) {
                return oneWord(name, text);
            }
        }
        return nothing("%s does not begin with %s — another kind of token or secret was put there"
                .formatted(name, beginnings[0]));
    }

    /** A line break or a blank inside a token would become a broken header much later. */
    private Optional<Secret> oneWord(String name, String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127)
                ? Optional.of(new Secret(text))
                : nothing(name + " holds blanks, line breaks or foreign characters — copy it again from Slack");
    }

    private Optional<URI> apiUrl() {
        if (!(values.plain("SLACK_API_URL") instanceof Found.Value(var text))) {
            return Optional.of(SLACK);
        }
        try {
            var url = new URI(text.endsWith("/") ? text : text + "/");
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException unreadable) {
            // its message would repeat the value
        }
        return nothing("SLACK_API_URL is not an address — write it like " + SLACK + " or leave it out");
    }

    private Optional<Path> commands() {
        var text = values.plain("CAPSTAN_COMMANDS") instanceof Found.Value(var given) ? given : "commands";
        try {
            var folder = Path.of(text).toAbsolutePath().normalize();
            return Files.isDirectory(folder)
                    ? Optional.of(folder)
                    : nothing("CAPSTAN_COMMANDS: there is no folder %s — set it to the folder of your catalogue"
                            .formatted(folder));
        } catch (InvalidPathException unreadable) {
            return nothing("CAPSTAN_COMMANDS is not a path — set it to the folder of your catalogue");
        }
    }

    private Optional<Integer> port() {
        if (!(values.plain("PORT") instanceof Found.Value(var text))) {
            return Optional.of(USUAL_PORT);
        }
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535
                ? Optional.of(Integer.valueOf(text))
                : nothing("PORT is not a port number — write one from 1 to 65535, such as " + USUAL_PORT);
    }

    private Optional<String> bind() {
        if (!(values.plain("BIND") instanceof Found.Value(var text))) {
            return Optional.empty();
        }
        return text.matches("localhost|[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
                ? Optional.of(text)
                : nothing("BIND is not an address of this machine — write one such as 127.0.0.1 or leave it out");
    }

    private Optional<Path> steps() {
        if (!(values.plain("CAPSTAN_STEPS") instanceof Found.Value(var text))) {
            return Optional.empty();
        }
        return text.startsWith("/")
                ? Optional.of(Path.of(text))
                : nothing("CAPSTAN_STEPS does not begin with / — write the whole path or leave it out");
    }

    private Optional<String> required(String name, String what) {
        return switch (values.secret(name)) {
            case Found.Value(var text) -> Optional.of(text);
            case Found.Absent() -> nothing("%1$s is missing — set it, or %1$s_FILE, to %2$s".formatted(name, what));
            case Found.Unusable(var problem) -> nothing(problem);
        };
    }

    private Optional<String> optional(String name) {
        return switch (values.secret(name)) {
            case Found.Value(var text) -> Optional.of(text);
            case Found.Absent() -> Optional.empty();
            case Found.Unusable(var problem) -> nothing(problem);
        };
    }

    private Consumer<String> said(String name) {
        return problem -> problems.add(name + problem);
    }

    private <T> Optional<T> nothing(String problem) {
        problems.add(problem);
        return Optional.empty();
    }
}
