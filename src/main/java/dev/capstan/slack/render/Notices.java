package dev.capstan.slack.render;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.operation.OperationId;
import java.util.List;
import java.util.Optional;

/** What the admin channel is told. */
public final class Notices {

    /** @param problems {@code file:line:column: what — what instead}, one each */
    public Rendered catalogueRefused(List<String> problems, Language language) {
        throw new UnsupportedOperationException();
    }

    public Rendered catalogueReloaded(int services, int runbooks, Language language) {
        throw new UnsupportedOperationException();
    }

    /** @param error Slack's own word for it: {@code not_in_channel} */
    public Rendered cannotWrite(ChannelId channel, String error, Optional<OperationId> about, Language language) {
        throw new UnsupportedOperationException();
    }
}
