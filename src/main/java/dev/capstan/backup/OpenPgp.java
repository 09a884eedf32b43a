package dev.capstan.backup;

import dev.capstan.step.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.PGPKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Messages of OpenPGP as any {@code gpg --decrypt} reads them: AES-256, and no bit of them can be changed unnoticed. */
final class OpenPgp {
    /** Nobody's config files are so long; a small message could still claim to unpack to anything. */
    private static final int LONGEST = 32 << 20;
    /** About 65 million bytes are hashed for each try at a passphrase. */
    private static final int S2K_COUNT = 0xff;

    private OpenPgp() {}

    sealed interface Lock permits Recipient, Passphrase {}

    sealed interface Key permits PrivateKey, Passphrase {}

    /** @param armoured what {@code gpg --armor --export} prints */
    record Recipient(String armoured) implements Lock {}

    /** @param armoured what {@code gpg --armor --export-secret-keys} prints */
    record PrivateKey(Secret armoured, Optional<Secret> passphrase) implements Key {}

    record Passphrase(Secret passphrase) implements Lock, Key {}

    sealed interface Sealed {
        /** @param wanted the keys that open it, as OpenPGP counts them; none for a passphrase */
        record Message(byte[] bytes, List<String> wanted) implements Sealed {}

        /** It is no public key, or one that has expired, was revoked, or is not for encryption. */
        record UnfitKey(String why) implements Sealed {}
    }

    sealed interface Opened {
        record Content(byte[] bytes) implements Opened {
            @Override
            public String toString() {
                return "‹" + bytes.length + " bytes›";
            }
        }

        record WrongKey(List<String> wanted) implements Opened {}

        record Damaged(String why) implements Opened {}
    }

    static Sealed seal(byte[] content, Lock lock, Instant now) {
        try {
            var wanted = new ArrayList<String>();
            var encryption = new PGPEncryptedDataGenerator(
                    new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(true));
            encryption.addMethod(method(lock, now, wanted));
            var message = new ByteArrayOutputStream();
            try (var encrypted = encryption.open(message, new byte[1 << 16]);
                    var compressed = new PGPCompressedDataGenerator(CompressionAlgorithmTags.ZLIB).open(encrypted);
                    var literal = new PGPLiteralDataGenerator()
                            .open(compressed, PGPLiteralData.BINARY, "files.tar", content.length, Date.from(now))) {
                literal.write(content);
            }
            return new Sealed.Message(message.toByteArray(), wanted);
        } catch (IOException | PGPException | RuntimeException e) {
            return new Sealed.UnfitKey(e.getMessage());
        }
    }

    private static PGPKeyEncryptionMethodGenerator method(Lock lock, Instant now, List<String> wanted)
            throws IOException, PGPException {
        return switch (lock) {
            case Passphrase(var passphrase) ->
                new BcPBEKeyEncryptionMethodGenerator(
                        passphrase.reveal().toCharArray(),
                        new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA256),
                        S2K_COUNT);
            case Recipient(var armoured) -> {
                var fit = new OpenPGPKeyReader().parseCertificate(armoured).getEncryptionKeys(Date.from(now));
                if (fit.isEmpty()) {
                    throw new PGPException("no key for encryption that is valid today");
                }
                var key = fit.getLast().getPGPPublicKey();
                wanted.add(named(key.getKeyID()));
                yield new BcPublicKeyKeyEncryptionMethodGenerator(key);
            }
        };
    }

    static Opened open(byte[] message, Key key) {
        PGPEncryptedDataList locks;
        try {
            locks = locks(message);
        } catch (IOException | RuntimeException e) {
            return new Opened.Damaged(e.getMessage());
        }
        for (var lock : locks) {
            Optional<InputStream> clear;
            try {
                clear = unlocked(lock, key);
            } catch (IOException | PGPException | RuntimeException e) {
                // Whatever goes wrong before there is a session key comes from a key that doesn't fit
                continue;
            }
            if (clear.isPresent()) {
                return read(lock, clear.get());
            }
        }
        return new Opened.WrongKey(wanted(locks));
    }

    /** The keys that open a message, without opening it: nothing where it is no encrypted message. */
    static Optional<List<String>> look(byte[] message) {
        try {
            return Optional.of(wanted(locks(message)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static PGPEncryptedDataList locks(byte[] message) throws IOException {
        var objects = new BcPGPObjectFactory(PGPUtil.getDecoderStream(new ByteArrayInputStream(message)));
        for (var each = objects.nextObject(); each != null; each = objects.nextObject()) {
            if (each instanceof PGPEncryptedDataList found) {
                return found;
            }
        }
        throw new IOException("it is no encrypted message of OpenPGP");
    }

    private static Optional<InputStream> unlocked(PGPEncryptedData lock, Key key) throws IOException, PGPException {
        return switch (key) {
            case Passphrase(var passphrase) ->
                lock instanceof PGPPBEEncryptedData locked
                        ? Optional.of(locked.getDataStream(new BcPBEDataDecryptorFactory(
                                passphrase.reveal().toCharArray(), new BcPGPDigestCalculatorProvider())))
                        : Optional.empty();
            case PrivateKey(var armoured, var passphrase) ->
                lock instanceof PGPPublicKeyEncryptedData locked
                        ? unlocked(locked, ring(armoured), passphrase)
                        : Optional.empty();
        };
    }

    private static PGPSecretKeyRing ring(Secret armoured) throws IOException, PGPException {
        return new PGPSecretKeyRing(
                PGPUtil.getDecoderStream(
                        new ByteArrayInputStream(armoured.reveal().getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                new BcKeyFingerprintCalculator());
    }

    private static Optional<InputStream> unlocked(
            PGPPublicKeyEncryptedData lock, PGPSecretKeyRing ring, Optional<Secret> passphrase) throws PGPException {
        var key = ring.getSecretKey(lock.getKeyIdentifier());
        if (key == null) {
            return Optional.empty();
        }
        var decryptor = new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                .build(passphrase.map(Secret::reveal).orElse("").toCharArray());
        return Optional.of(lock.getDataStream(new BcPublicKeyDataDecryptorFactory(key.extractPrivateKey(decryptor))));
    }

    private static Opened read(PGPEncryptedData lock, InputStream clear) {
        try {
            if (!lock.isIntegrityProtected() && !lock.isAEAD()) {
                return new Opened.Damaged("nothing protects it from being changed");
            }
            var object = new BcPGPObjectFactory(clear).nextObject();
            if (object instanceof PGPCompressedData compressed) {
                object = new BcPGPObjectFactory(compressed.getDataStream()).nextObject();
            }
            if (!(object instanceof PGPLiteralData literal)) {
                return new Opened.Damaged("nothing readable is in it");
            }
            var content = literal.getInputStream().readNBytes(LONGEST + 1);
            clear.transferTo(java.io.OutputStream.nullOutputStream());
            if (content.length > LONGEST) {
                return new Opened.Damaged("it is longer than " + LONGEST + " bytes");
            }
            return lock.verify() ? new Opened.Content(content) : new Opened.Damaged("its digest is another");
        } catch (IOException | PGPException | RuntimeException e) {
            return new Opened.Damaged(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> wanted(PGPEncryptedDataList locks) {
        var wanted = new ArrayList<String>();
        for (var lock : locks) {
            if (lock instanceof PGPPublicKeyEncryptedData locked) {
                wanted.add(named(locked.getKeyIdentifier().getKeyId()));
            }
        }
        return wanted;
    }

    private static String named(long id) {
        return HexFormat.of().withUpperCase().toHexDigits(id);
    }
}
