package dev.capstan.page;

import dev.capstan.page.Pages.Due;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands letters to a mail server. What that server refuses for good is told by its code. */
final class Mail {
    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
    private static final int SHOWN = 200;

    private final Supplier<SSLSocketFactory> tls;
    private final Duration patience;

    /**
     * @param tls whose trust decides which certificates are good
     * @param patience for each answer of the server
     */
    Mail(Supplier<SSLSocketFactory> tls, Duration patience) {
        this.tls = tls;
        this.patience = patience;
    }

    Outcome send(Way.Email way, Smtp smtp, Due due, Vault vault) throws Vault.Missing {
        var user = smtp.login().isPresent() ? vault.read(smtp.login().get().user()) : null;
        var password = smtp.login().isPresent() ? vault.read(smtp.login().get().password()) : null;
        try {
            var session = Session.getInstance(properties(smtp));
            var letter = new Letter(session, due, way.to(), smtp.from());
            var transport = session.getTransport("smtp");
            try {
                transport.connect(smtp.host(), smtp.port(), user, password);
                return handedOver(letter, transport);
            } finally {
                hangUp(transport);
            }
        } catch (AuthenticationFailedException refused) {
            return new Outcome.NotNow("the mail server does not accept user and password: " + said(refused));
        } catch (MessagingException failure) {
            return new Outcome.NotNow(said(failure));
        }
    }

    private static Outcome handedOver(Letter letter, Transport transport) throws MessagingException {
        try {
            transport.sendMessage(letter, letter.getAllRecipients());
            return new Outcome.Sent();
        } catch (SendFailedException failure) {
            var unreached = unreached(failure);
            if (some(failure.getValidSentAddresses())) {
                return new Outcome.Sent(Optional.of("not to " + unreached));
            }
            var why = unreached.isEmpty() ? said(failure) : unreached;
            return isForGood(failure) ? new Outcome.Refused(why) : new Outcome.NotNow(why);
        }
    }

    /** How that ends says nothing of the letter. */
    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException rude) {
            LOG.debug("The mail server hung up first", rude);
        }
    }

    private Properties properties(Smtp smtp) {
        var within = Long.toString(patience.toMillis());
        var properties = new Properties();
        properties.put("mail.smtp.ssl.socketFactory", tls.get());
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", Boolean.toString(smtp.login().isPresent()));
        properties.setProperty("mail.smtp.connectiontimeout", within);
        properties.setProperty("mail.smtp.timeout", within);
        properties.setProperty("mail.smtp.writetimeout", within);
        properties.setProperty("mail.smtp.sendpartial", "true");
        properties.setProperty("mail.smtp.quitwait", "false");
        switch (smtp.security()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }

    private static boolean some(Address[] addresses) {
        return addresses != null && addresses.length > 0;
    }

    /** Each address with what the server said of it. */
    private static String unreached(SendFailedException failure) {
        List<String> unreached = new ArrayList<>();
        for (Exception next = failure; next instanceof MessagingException each; next = each.getNextException()) {
            if (each instanceof SMTPAddressFailedException one) {
                unreached.add(one.getAddress().getAddress() + " (" + said(one) + ")");
            }
        }
        return Plain.line(String.join(", ", unreached), 3 * SHOWN);
    }

    /** A code from 500; where addresses differ, one that may work later keeps hope. */
    private static boolean isForGood(SendFailedException failure) {
        List<Integer> codes = new ArrayList<>();
        for (Exception next = failure; next instanceof MessagingException each; next = each.getNextException()) {
            switch (each) {
                case SMTPAddressFailedException one -> codes.add(one.getReturnCode());
                case SMTPSenderFailedException one -> codes.add(one.getReturnCode());
                case SMTPSendFailedException one -> codes.add(one.getReturnCode());
                default -> {}
            }
        }
        return !codes.isEmpty() && codes.stream().allMatch(code -> code >= 500);
    }

    private static String said(MessagingException failure) {
        var cause = failure.getNextException();
        var words = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        var below = cause == null || cause instanceof MessagingException
                ? ""
                : ": " + String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return Plain.line(words + below, SHOWN);
    }
}
