package dev.capstan.slack.deliver;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Outbox.Anchor;
import dev.capstan.slack.api.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * Hangs a file under a thread, once. Slack shares a file when the upload is completed; the file's id is kept
 * before that, so that after a lost answer the thread is searched for it.
 */
final class FileUpload {
    private static final String SHARED = "shared";
    private static final String PERHAPS = "perhaps";

    /** What is in a file; it may be longer than what can be held, and may be read more than once. */
    record Content(long length, Writing writing) {
        static Content of(String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            return of(bytes);
        }

        static Content of(byte[] bytes) {
            return new Content(bytes.length, to -> to.write(bytes));
        }
    }

    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private final MethodsClient slack;
    private final Outbox outbox;
    private final Budget budget;

    FileUpload(MethodsClient slack, Outbox outbox, Budget budget) {
        this.slack = slack;
        this.outbox = outbox;
        this.budget = budget;
    }

    Shown bring(Place place, String name, Content content) {
        var anchor = outbox.anchor(place.subject(), place.part());
        if (anchor.isPresent() && anchor.get().face().equals(SHARED)) {
            return new Shown.Stands(anchor.get().ts());
        }
        var wait = budget.call("files");
        if (!wait.isZero()) {
            return new Shown.NotNow(wait);
        }
        if (anchor.isEmpty()) {
            return upload(place, name, content);
        }
        var there = isShared(place, anchor.get().ts());
        if (there instanceof Answer.Accepted(var found)) {
            return found
                    ? shared(place, anchor.get().ts())
                    : complete(place, name, anchor.get().ts());
        }
        return failed(there.map(none -> ""));
    }

    private Shown upload(Place place, String name, Content content) {
        var slot = Answer.to(
                () -> slack.filesGetUploadURLExternal(r -> r.filename(name).length(Math.toIntExact(content.length()))));
        if (!(slot instanceof Answer.Accepted(var where))) {
            return failed(slot.map(none -> ""));
        }
        var lost = send(where.getUploadUrl(), content);
        if (lost.isPresent()) {
            return new Shown.Lost("upload: " + lost.get());
        }
        outbox.anchored(place.subject(), place.part(), new Anchor(place.channel(), where.getFileId(), PERHAPS));
        return complete(place, name, where.getFileId());
    }

    private Optional<String> send(String url, Content content) {
        var request = new Request.Builder().url(url).post(body(content)).build();
        try (var response =
                slack.getSlackHttpClient().getOkHttpClient().newCall(request).execute()) {
            return response.isSuccessful() ? Optional.empty() : Optional.of("HTTP status " + response.code());
        } catch (IOException lost) {
            return Optional.of(String.valueOf(lost.getMessage()));
        }
    }

    private static RequestBody body(Content content) {
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return null;
            }

            @Override
            public long contentLength() {
                return content.length();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                content.writing().to(sink.outputStream());
            }
        };
    }

    private Shown complete(Place place, String name, String file) {
        var details = FileDetails.builder().id(file).title(name).build();
        var answer = Answer.to(() -> slack.filesCompleteUploadExternal(r -> r.files(List.of(details))
                .channelId(place.channel())
                .threadTs(place.thread().orElse(null))));
        return switch (answer) {
            case Answer.Accepted<?> done -> shared(place, file);
            case Answer.Refused<?> no -> {
                outbox.forget(place.subject(), place.part());
                yield failed(answer.map(none -> ""));
            }
            case Answer.RateLimited<?> no -> failed(answer.map(none -> ""));
            case Answer.Unreachable<?> no -> failed(answer.map(none -> ""));
        };
    }

    private Answer<Boolean> isShared(Place place, String file) {
        return Answer.to(() -> slack.conversationsReplies(r ->
                        r.channel(place.channel()).ts(place.thread().orElse("")).limit(200)))
                .map(replies -> replies.getMessages().stream()
                        .filter(message -> message.getFiles() != null)
                        .flatMap(message -> message.getFiles().stream())
                        .anyMatch(each -> each.getId().equals(file)));
    }

    private Shown shared(Place place, String file) {
        outbox.anchored(place.subject(), place.part(), new Anchor(place.channel(), file, SHARED));
        return new Shown.Stands(file);
    }

    private Shown failed(Answer<String> answer) {
        return switch (answer) {
            case Answer.Accepted(var none) -> new Shown.Stands(none);
            case Answer.Unreachable(var why) -> new Shown.Lost("files: " + why);
            case Answer.Refused(var error) -> new Shown.Barred(error);
            case Answer.RateLimited(var after) -> limited(after);
        };
    }

    private Shown limited(Duration after) {
        budget.closed("files", after);
        return new Shown.NotNow(after);
    }
}
