package dev.capstan;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.capstan.catalog.CatalogueCheck;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.slack.listen.Offer;
import dev.capstan.slack.manifest.AppManifest;
import dev.capstan.slack.manifest.SlackLimits;
import dev.capstan.slack.manifest.Way;
import dev.capstan.web.WebServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The manifests on disk, kept in line with what the catalogue offers. */
final class ManifestFiles {
    private static final String SOCKET_MODE = "socket-mode.json";
    private static final String HTTP = "http.json";
    private static final URI PLACEHOLDER = URI.create("https://capstan.example.com");

    private final PrintWriter say;
    private final boolean checkOnly;

    private ManifestFiles(PrintWriter say, boolean checkOnly) {
        this.say = say;
        this.checkOnly = checkOnly;
    }

    static boolean bring(Path commands, Path out, Optional<URI> host, boolean checkOnly, PrintWriter say)
            throws IOException {
        var read = Shelf.reader().read(commands);
        if (!(read instanceof CatalogueRead.Loaded(var catalogue, var doubts))) {
            CatalogueCheck.of(read).lines().forEach(say::println);
            return false;
        }
        var offer = Offer.in(catalogue);
        var problems = SlackLimits.problems(offer);
        problems.forEach(say::println);
        return problems.isEmpty() && new ManifestFiles(say, checkOnly).bring(offer, out, host);
    }

    private boolean bring(Offer offer, Path out, Optional<URI> host) throws IOException {
        var http = out.resolve(HTTP);
        var address = host.map(ManifestFiles::address).or(() -> addressIn(http)).orElseGet(() -> address(PLACEHOLDER));
        boolean socketMode = bring(out.resolve(SOCKET_MODE), new AppManifest(offer, new Way.SocketMode()));
        return bring(http, new AppManifest(offer, new Way.Http(address))) && socketMode;
    }

    private static URI address(URI host) {
        var text = host.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + WebServer.SLACK_PATH);
    }

    /** Whoever once gave their own host need not give it again. */
    private static Optional<URI> addressIn(Path file) {
        try {
            var written = new ObjectMapper()
                    .readTree(file.toFile())
                    .at("/settings/interactivity/request_url")
                    .asText();
            return Optional.of(written).filter(text -> !text.isEmpty()).map(URI::create);
        } catch (IOException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private boolean bring(Path file, AppManifest manifest) throws IOException {
        var text = manifest.text();
        boolean upToDate = Files.isRegularFile(file) && Files.readString(file).equals(text);
        if (upToDate) {
            say.println(file + " is up to date");
            return true;
        }
        if (checkOnly) {
            say.println(file + " is stale — write it with ./capstan manifest, and paste it on Slack's app page");
            return false;
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        say.println(file + " is written");
        return true;
    }
}
