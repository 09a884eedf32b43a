package dev.capstan.page;

import dev.capstan.page.Pages.Due;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

/** A page as mail. Its id is the page's, so that one that comes twice is seen to be the same. */
final class Letter extends MimeMessage {
    private static final int SUBJECT = 200;

    private final String id;

    Letter(Session session, Due due, List<String> to, String from) throws MessagingException {
        super(session);
        var page = due.page();
        this.id = id(page.id(), from);
        setFrom(sender(from));
        for (var address : to) {
            addRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        }
        setSubject(Plain.line(sign(page) + page.summary(), SUBJECT), StandardCharsets.UTF_8.name());
        setSentDate(Date.from(page.askedAt()));
        setHeader("Auto-Submitted", "auto-generated");
        if (due.first().isPresent()) {
            var first = id(due.first().get(), from);
            setHeader("In-Reply-To", first);
            setHeader("References", first);
        }
        setText(body(page), StandardCharsets.UTF_8.name());
        saveChanges();
    }

    private static String id(PageId page, String from) {
        return "<" + page + from.substring(from.indexOf('@')) + ">";
    }

    private static InternetAddress sender(String from) {
        try {
            return new InternetAddress(from, "Capstan");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As at the head of a message in Slack. */
    private static String sign(Page page) {
        return switch (page.what()) {
            case TRIGGER ->
                switch (page.severity()) {
                    case CRITICAL, ERROR -> "❌ ";
                    case WARNING -> "⚠️ ";
                    case INFO -> "";
                };
            case ACKNOWLEDGE -> "⏳ ";
            case RESOLVE -> "✅ ";
        };
    }

    private static String body(Page page) {
        var link = page.link().map(where -> "\n\n" + where).orElse("");
        return page.text().replace("\0", "") + link + "\n\n-- \n" + page.source() + " · "
                + page.severity().word() + " · " + page.subject() + "\n";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
