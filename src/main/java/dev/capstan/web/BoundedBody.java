package dev.capstan.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a body up to a limit; what is longer is refused. */
record BoundedBody(int largest) {
    private static final Logger log = LoggerFactory.getLogger(BoundedBody.class);

    /** Absent: the request was answered already. */
    Optional<byte[]> read(Context context) throws IOException {
        if (context.req().getContentLengthLong() > largest) {
            refuse(context);
            return Optional.empty();
        }
        // A length may be missing or untrue; one byte over the limit says enough
        var body = context.req().getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            refuse(context);
            return Optional.empty();
        }
        return Optional.of(body);
    }

    /**
     * A sender that is cut off while it sends may never read the answer, so a body that is only somewhat too large is
     * read to its end and dropped; a giant is not worth it. Either way this connection carries no other request.
     */
    private void refuse(Context context) throws IOException {
        if (context.req().getContentLengthLong() <= 3L * largest) {
            context.req().getInputStream().skipNBytes(Math.max(0, context.req().getContentLengthLong()));
        }
        log.warn("A delivery of over {} bytes from {} was refused", largest, context.ip());
        context.header("Connection", "close")
                .status(413)
                .result("too large: at most " + largest + " bytes are taken\n");
    }
}
