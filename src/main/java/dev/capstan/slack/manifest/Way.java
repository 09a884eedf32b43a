package dev.capstan.slack.manifest;

import java.net.URI;

/** How Slack's commands, clicks and events come to Capstan. */
public sealed interface Way {
    /** Over connections that Capstan opens: no address is needed. */
    record SocketMode() implements Way {}

    /** @param address where all of them are sent */
    record Http(URI address) implements Way {}
}
