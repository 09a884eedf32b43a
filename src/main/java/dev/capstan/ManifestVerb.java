package dev.capstan;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "manifest",
        description = {
            "Write the manifest of the Slack app, for Socket Mode and for HTTP.",
            "",
            "Exit code 0: done, or up to date; 1: stale under --check, or Slack would refuse it."
                    + " Needs neither Slack nor a database."
        })
final class ManifestVerb implements Callable<Integer> {
    /** Writes or compares, and says whether all is well. */
    @FunctionalInterface
    interface Manifests {
        boolean bring(Path commands, Path out, Optional<URI> host, boolean checkOnly, PrintWriter say)
                throws IOException;
    }

    private final Manifests manifests;

    @Option(
            names = "--commands",
            paramLabel = "DIR",
            defaultValue = "${env:CAPSTAN_COMMANDS:-commands}",
            description = "The folder of the catalogue. Usually: ${DEFAULT-VALUE}")
    private Path commands;

    @Option(
            names = "--url",
            paramLabel = "https://host",
            description = "Where Slack reaches Capstan over HTTP. Usually: what the file says already.")
    private String url;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write. Usually: manifest beside the catalogue.")
    private Path out;

    @Option(names = "--check", description = "Write nothing; say whether the files are up to date.")
    private boolean check;

    @Spec
    private CommandSpec spec;

    ManifestVerb(Manifests manifests) {
        this.manifests = manifests;
    }

    @Override
    public Integer call() throws IOException {
        var say = spec.commandLine().getOut();
        var folder = out != null ? out : commands.toAbsolutePath().normalize().resolveSibling("manifest");
        boolean well =
                manifests.bring(commands, folder, Optional.ofNullable(url).map(this::host), check, say);
        say.flush();
        return well ? 0 : 1;
    }

    private URI host(String typed) {
        try {
            var host = new URI(typed);
            if ("https".equalsIgnoreCase(host.getScheme())
                    && host.getHost() != null
                    && host.getRawUserInfo() == null
                    && host.getRawQuery() == null
                    && host.getRawFragment() == null) {
                return host;
            }
        } catch (URISyntaxException unreadable) {
            // said below
        }
        throw new ParameterException(spec.commandLine(), "--url is an address like https://capstan.example.com");
    }
}
