package dev.capstan.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.capstan.catalog.Value;
import dev.capstan.page.Page.What;
import dev.capstan.page.Pages.Due;
import dev.capstan.page.Smtp.Security;
import dev.capstan.step.Secret;
import dev.capstan.step.http.SelfSigned;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTest {
    private static final String TEAM = "team@example.com";
    private static final String FROM = "capstan@example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Vault vault = new Vault(name -> Optional.ofNullable(
                    Map.of("PASSWORD", "s3cret", "WRONG", "guess").get(name))
            .map(Secret::new));

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        server.setUser(TEAM, "capstan", "s3cret");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static Smtp plain(int port) {
        return new Smtp("127.0.0.1", port, Security.NONE, Optional.empty(), FROM);
    }

    private static Smtp secured(int port, Security security, String password) {
        var login = new Smtp.Login(new Value.Plain("capstan"), password);
        return new Smtp("localhost", port, security, Optional.of(login), FROM);
    }

    private Outcome send(Smtp smtp, Due due, String... to) throws Vault.Missing {
        return new Mail(() -> (SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE)
                .send(new Way.Email(List.of(to)), smtp, due, vault);
    }

    private Outcome sendTo(Map<String, String> answers, String... to) throws Exception {
        try (var scripted = new ScriptedSmtp(answers)) {
            return send(plain(scripted.port()), SomePages.due(SomePages.page("p1", "mail", What.TRIGGER, "k")), to);
        }
    }

    private MimeMessage received() {
        assertEquals(1, server.getReceivedMessages().length);
        return server.getReceivedMessages()[0];
    }

    @Test
    void a_page_arrives_whole_in_chinese_and_as_text() throws Exception {
        var page = SomePages.page("al-7F3K.1.mail", "mail", What.TRIGGER, "al-7F3K");
        assertEquals(new Outcome.Sent(), send(plain(port()), SomePages.due(page), TEAM, "boss@example.com"));
        assertEquals(2, server.getReceivedMessages().length);
        var mail = server.getReceivedMessages()[0];
        assertEquals("❌ 支付失败率 7.2 %（上限 5 %）", mail.getSubject());
        assertEquals("Capstan <capstan@example.com>", mail.getFrom()[0].toString());
        assertEquals("<al-7F3K.1.mail@example.com>", mail.getMessageID());
        assertNull(mail.getHeader("In-Reply-To"));
        assertArrayEquals(new String[] {"auto-generated"}, mail.getHeader("Auto-Submitted"));
        assertEquals(Date.from(SomePages.NOW), mail.getSentDate());
        assertTrue(mail.getContentType().startsWith("text/plain"), mail.getContentType());
        var text = mail.getContent().toString().replace("\r\n", "\n");
        assertTrue(text.startsWith("After deploy v1.4.2.\n\nhttps://slack.example/archives/C1/p1\n\n-- \n"), text);
        assertTrue(text.contains("ctea production · critical · al-7F3K"), text);
    }

    @Test
    void mails_of_one_alert_hang_together_and_the_one_that_ends_it_says_so() throws Exception {
        var page = SomePages.page("al-7F3K.2.mail", "mail", What.RESOLVE, "al-7F3K");
        send(plain(port()), new Due(page, 1, Optional.of(new PageId("al-7F3K.1.mail"))), TEAM);
        assertArrayEquals(
                new String[] {"<al-7F3K.1.mail@example.com>"}, received().getHeader("In-Reply-To"));
        assertArrayEquals(
                new String[] {"<al-7F3K.1.mail@example.com>"}, received().getHeader("References"));
        assertTrue(received().getSubject().startsWith("✅ "));
    }

    @Test
    void what_comes_from_outside_adds_no_header_and_no_recipient() throws Exception {
        var page = SomePages.page(
                "p1",
                "mail",
                What.TRIGGER,
                "k",
                "CPU\r\nBcc: victim@example.com\r\n\r\n<script>\u2028x\0y",
                "one\r\n.\r\nQUIT\r\ntwo\0",
                SomePages.NOW);
        assertEquals(new Outcome.Sent(), send(plain(port()), SomePages.due(page), TEAM));
        assertEquals(
                "❌ CPU  Bcc: victim@example.com    <script> x y", received().getSubject());
        assertNull(received().getHeader("Bcc"));
        var text = received().getContent().toString();
        assertTrue(text.startsWith("one\r\n.\r\nQUIT\r\ntwo"), text);
    }

    @Test
    void an_endless_summary_is_cut() throws Exception {
        var page = SomePages.page("p1", "mail", What.TRIGGER, "k", "报警".repeat(5000), "…", SomePages.NOW);
        assertEquals(new Outcome.Sent(), send(plain(port()), SomePages.due(page), TEAM));
        assertEquals(200, received().getSubject().length());
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"STARTTLS", "TLS"})
    void it_signs_in_over_tls_with_a_server_that_proves_who_it_is(Security security) throws Exception {
        var keys = SelfSigned.by("localhost", folder);
        try (var front = new StartTlsFront(keys.context(), security == Security.TLS, port())) {
            var due = SomePages.due(SomePages.page("p1", "mail", What.TRIGGER, "k"));
            var to = new Way.Email(List.of(TEAM));
            var trusting = new Mail(() -> socketFactory(keys), PATIENCE);
            assertEquals(
                    new Outcome.Sent(), trusting.send(to, secured(front.port(), security, "PASSWORD"), due, vault));
            received();
            var wrong = assertInstanceOf(
                    Outcome.NotNow.class, trusting.send(to, secured(front.port(), security, "WRONG"), due, vault));
            assertTrue(wrong.why().startsWith("the mail server does not accept user and password: 535"), wrong.why());

            var stranger = assertInstanceOf(
                    Outcome.NotNow.class, send(secured(front.port(), security, "PASSWORD"), due, TEAM));
            assertTrue(stranger.why().contains("PKIX"), stranger.why());
            received();
        }
    }

    private static SSLSocketFactory socketFactory(SelfSigned keys) {
        try {
            return keys.context().getSocketFactory();
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void where_starttls_is_declared_nothing_is_said_without_it() throws Exception {
        var due = SomePages.due(SomePages.page("p1", "mail", What.TRIGGER, "k"));
        var outcome =
                assertInstanceOf(Outcome.NotNow.class, send(secured(port(), Security.STARTTLS, "PASSWORD"), due, TEAM));
        assertTrue(outcome.why().contains("STARTTLS is required"), outcome.why());
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void a_secret_that_is_not_set_is_told_by_its_name() {
        var due = SomePages.due(SomePages.page("p1", "mail", What.TRIGGER, "k"));
        var missing = org.junit.jupiter.api.Assertions.assertThrows(
                Vault.Missing.class, () -> send(secured(port(), Security.STARTTLS, "ABSENT"), due, TEAM));
        assertEquals("the secret ABSENT is not set", missing.getMessage());
    }

    @Test
    void what_the_server_refuses_for_good_is_told_with_its_words() throws Exception {
        var refused =
                assertInstanceOf(Outcome.Refused.class, sendTo(Map.of("RCPT", "550 5.1.1 no such mailbox"), TEAM));
        assertEquals("team@example.com (550 5.1.1 no such mailbox)", refused.why());
        assertInstanceOf(Outcome.Refused.class, sendTo(Map.of(".", "554 5.7.1 looks like spam"), TEAM));
        assertInstanceOf(Outcome.Refused.class, sendTo(Map.of("MAIL", "553 sender unknown"), TEAM));
    }

    @Test
    void what_may_go_later_is_tried_later() throws Exception {
        var later = assertInstanceOf(Outcome.NotNow.class, sendTo(Map.of("RCPT", "451 greylisted"), TEAM));
        assertEquals("team@example.com (451 greylisted)", later.why());
        assertInstanceOf(Outcome.NotNow.class, sendTo(Map.of(".", "452 no room"), TEAM));
        assertInstanceOf(Outcome.NotNow.class, sendTo(Map.of("hello", "421 busy"), TEAM));
        assertInstanceOf(
                Outcome.NotNow.class,
                sendTo(
                        Map.of("RCPT TO:<team", "451 greylisted", "RCPT TO:<gone", "550 gone"),
                        TEAM,
                        "gone@example.com"));
    }

    @Test
    void one_address_that_is_refused_does_not_keep_it_from_the_others() throws Exception {
        var outcome = sendTo(Map.of("RCPT TO:<gone", "550 gone"), "gone@example.com", TEAM);
        assertEquals(new Outcome.Sent(Optional.of("not to gone@example.com (550 gone)")), outcome);
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for() throws Exception {
        for (var script : List.of(
                Map.of("hello", ScriptedSmtp.SILENCE),
                Map.of("RCPT", ScriptedSmtp.SILENCE),
                Map.of(".", ScriptedSmtp.SILENCE))) {
            try (var hanging = new ScriptedSmtp(script)) {
                var impatient =
                        new Mail(() -> (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofMillis(200));
                var due = SomePages.due(SomePages.page("p1", "mail", What.TRIGGER, "k"));
                assertInstanceOf(
                        Outcome.NotNow.class,
                        impatient.send(new Way.Email(List.of(TEAM)), plain(hanging.port()), due, vault));
            }
        }
    }

    @Test
    void a_server_that_only_forgets_to_say_good_bye_has_the_letter() throws Exception {
        assertEquals(new Outcome.Sent(), sendTo(Map.of("QUIT", ScriptedSmtp.SILENCE), TEAM));
    }

    @Test
    void where_no_server_is_it_is_tried_later() throws Exception {
        int nowhere;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = closed.getLocalPort();
        }
        var due = SomePages.due(SomePages.page("p1", "mail", What.TRIGGER, "k"));
        var outcome = assertInstanceOf(Outcome.NotNow.class, send(plain(nowhere), due, TEAM));
        assertTrue(outcome.why().contains("127.0.0.1"), outcome.why());
    }
}
