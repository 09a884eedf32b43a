package dev.capstan.slack.listen;

import dev.capstan.operation.Scope;
import java.util.List;

/** The tags that can be deployed, read on the target. It may take seconds, and throws nothing: no answer is no tags. */
public interface VersionSource {
    /** @param part what a tag has to contain; may be empty */
    List<String> tags(Scope scope, String part);
}
