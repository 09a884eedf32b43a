package dev.capstan;

import dev.capstan.slack.listen.SlackHttp;
import dev.capstan.web.SlackEndpoint;
import dev.capstan.web.SlackRequest;
import dev.capstan.web.SlackResponse;

/** The web server's door for Slack, led to the room that listens. */
record SlackOverHttp(SlackHttp slack) implements SlackEndpoint {
    @Override
    public SlackResponse receive(SlackRequest request) {
        var reply = slack.handle(
                request.method(), request.path(), request.headers(), request.body(), request.remoteAddress());
        return new SlackResponse(reply.status(), reply.headers(), reply.body());
    }
}
