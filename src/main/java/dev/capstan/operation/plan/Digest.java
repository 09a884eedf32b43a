package dev.capstan.operation.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.capstan.operation.OperationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The fingerprint that an approval is bound to: of the operation's id and everything in the plan. */
public final class Digest {
    private final JsonMapper json;

    public Digest(JsonMapper json) {
        this.json = json;
    }

    public String of(OperationId id, Plan plan) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(id.value().getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return HexFormat.of().formatHex(sha.digest(json.writeValueAsBytes(plan)));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("a plan that can't be written down", impossible);
        }
    }
}
