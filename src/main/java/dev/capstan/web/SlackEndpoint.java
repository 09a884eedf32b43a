package dev.capstan.web;

/** Takes what Slack delivers over HTTP and says what to answer. Called on a virtual thread, so it may wait. */
public interface SlackEndpoint {
    SlackResponse receive(SlackRequest request);
}
