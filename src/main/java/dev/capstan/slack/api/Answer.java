package dev.capstan.slack.api;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** What came back from a call to Slack. Only after {@link Unreachable} is it unknown whether Slack did it. */
public sealed interface Answer<T> {
    record Accepted<T>(T response) implements Answer<T> {}

    /** @param error Slack's own code, such as {@code channel_not_found} */
    record Refused<T>(String error) implements Answer<T> {}

    record RateLimited<T>(Duration after) implements Answer<T> {}

    record Unreachable<T>(String why) implements Answer<T> {}

    /** The same answer about something else. */
    default <B> Answer<B> map(Function<T, B> change) {
        return switch (this) {
            case Accepted(var response) -> new Accepted<>(change.apply(response));
            case Refused(var error) -> new Refused<>(error);
            case RateLimited(var after) -> new RateLimited<>(after);
            case Unreachable(var why) -> new Unreachable<>(why);
        };
    }

    interface Call<T> {
        T make() throws IOException, SlackApiException;
    }

    /** Slack says these when it has trouble itself: the call may or may not have been carried out. */
    Set<String> OWN_TROUBLE =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org");

    static <T extends SlackApiTextResponse> Answer<T> to(Call<T> call) {
        try {
            var response = call.make();
            if (response.isOk()) {
                return new Accepted<>(response);
            }
            var error = response.getError() == null ? "unknown_error" : response.getError();
            if (error.equals("ratelimited") || error.equals("rate_limited")) {
                return new RateLimited<>(Duration.ofSeconds(30));
            }
            return OWN_TROUBLE.contains(error) ? new Unreachable<>(error) : new Refused<>(error);
        } catch (SlackApiException answered) {
            int status = answered.getResponse().code();
            return status == 429
                    ? new RateLimited<>(retryAfter(answered.getResponse().header("Retry-After")))
                    : new Unreachable<>("HTTP status " + status);
        } catch (IOException lost) {
            return new Unreachable<>(String.valueOf(lost.getMessage()));
        } catch (com.google.gson.JsonParseException unreadable) {
            return new Unreachable<>("an answer that is not Slack's");
        }
    }

    private static Duration retryAfter(String seconds) {
        try {
            return Duration.ofSeconds(Math.clamp(Long.parseLong(seconds.strip()), 1, 3600));
        } catch (NumberFormatException | NullPointerException absent) {
            return Duration.ofSeconds(30);
        }
    }
}
