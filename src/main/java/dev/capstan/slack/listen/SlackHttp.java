package dev.capstan.slack.listen;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack's requests over HTTP, whatever server carries them: judged, read, answered. */
public final class SlackHttp {
    private static final Logger LOG = LoggerFactory.getLogger(SlackHttp.class);

    /** No payload of Slack's comes near this. */
    public static final int LARGEST_BODY = 1 << 20;

    private final App app;
    private final SlackRequestParser parser;
    private final Signature signature;
    private final FrontTally tally;

    SlackHttp(App app, String signingSecret, FrontTally tally, Clock clock) {
        this.app = app;
        this.tally = tally;
        this.parser = new SlackRequestParser(app.config());
        this.signature = new Signature(signingSecret, clock);
    }

    /** What to answer; the body may be empty. */
    public record Reply(int status, Map<String, List<String>> headers, String body) {
        static Reply of(int status, String contentType, String body) {
            return new Reply(status, Map.of("Content-Type", List.of(contentType)), body);
        }

        static Reply error(int status, String error) {
            return of(status, "application/json; charset=utf-8", "{\"error\":\"" + error + "\"}");
        }
    }

    /**
     * @param headers under their names in any case
     * @param body byte for byte, because the signature covers it
     */
    public Reply handle(
            String method, String uri, Map<String, List<String>> headers, byte[] body, String remoteAddress) {
        long began = System.nanoTime();
        if (!method.equalsIgnoreCase("POST")) {
            return Reply.error(405, "method_not_allowed");
        }
        if (body.length > LARGEST_BODY) {
            return Reply.error(413, "payload_too_large");
        }
        var named = new RequestHeaders(headers);
        var objection = signature.objection(
                named.getFirstValue("x-slack-request-timestamp"), named.getFirstValue("x-slack-signature"), body);
        if (objection.isPresent()) {
            tally.refused(objection.get());
            LOG.info("A request from {} to {} is not signed by Slack: {}", remoteAddress, uri, objection.get());
            return Reply.error(401, "invalid_request");
        }
        return parse(uri, named, body, remoteAddress)
                .map(request -> run(request, began))
                .orElseGet(() -> Reply.error(400, "unreadable_payload"));
    }

    private Optional<Request<?>> parse(String uri, RequestHeaders headers, byte[] body, String remoteAddress) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return Optional.ofNullable(parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri(uri)
                    .queryString(Map.of())
                    .headers(headers)
                    .requestBody(text)
                    .remoteAddress(remoteAddress)
                    .build()));
        } catch (CharacterCodingException | RuntimeException malformed) {
            // Whatever a parser throws at a payload is the payload's fault; its text stays out of the log
            LOG.info(
                    "A signed request to {} can't be read: {}",
                    uri,
                    malformed.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Reply run(Request<?> request, long began) {
        try {
            var response = app.run(request);
            tally.acknowledged(request.getRequestType(), System.nanoTime() - began);
            var text = response.getBody() == null ? "" : response.getBody();
            return Reply.of(response.getStatusCode(), response.getContentType(), text);
        } catch (Exception unexpected) {
            LOG.error("A request could not be handled", unexpected);
            return Reply.error(500, "internal_error");
        }
    }
}
