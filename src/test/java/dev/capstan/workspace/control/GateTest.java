package dev.capstan.workspace.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.model.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in to page and control API, and who doesn't. */
class GateTest {
    private static final String TOKEN = ControlClient.TOKEN;

    private LocalSlack slack;
    private ControlClient script;
    private String own;

    @BeforeEach
    void a_workspace_with_a_face() {
        slack = LocalSlack.builder().face(TOKEN).start().add(Person.of("U1", "engineer"));
        slack.addChannel("ops", "engineer");
        script = new ControlClient(slack);
        own = "127.0.0.1:" + script.port();
    }

    @AfterEach
    void closed() {
        script.close();
        slack.close();
    }

    private String status(String requestLine, String... headers) throws IOException {
        return script.raw(requestLine, headers).split("\r\n")[0].split(" ")[1];
    }

    private String cookie() {
        return "Cookie: workspace-" + script.port() + "=" + TOKEN;
    }

    @Test
    void a_script_with_the_token_gets_in_under_each_of_the_machines_names() throws IOException {
        for (var name : new String[] {"127.0.0.1", "localhost", "[::1]"}) {
            assertEquals(
                    "200",
                    status(
                            "GET /control/workspace?as=engineer",
                            "Host: " + name + ":" + script.port(),
                            "Authorization: Bearer " + TOKEN),
                    name);
        }
    }

    @Test
    void a_foreign_host_name_is_refused_even_with_the_token() throws IOException {
        for (var host : new String[] {
            "evil.example:" + script.port(),
            "evil.example",
            "127.0.0.1",
            "127.0.0.1:1",
            "127.0.0.1.evil.example:" + script.port()
        }) {
            assertEquals(
                    "403",
                    status("GET /control/workspace?as=U1", "Host: " + host, "Authorization: Bearer " + TOKEN),
                    host);
        }
        var foreign = "Host: evil.example:" + script.port();
        assertEquals("403", status("GET /?token=" + TOKEN, foreign));
        assertEquals("403", status("GET /page/emoji.json", foreign, cookie()));
        assertEquals("403", status("GET /control/live?as=U1", upgrade(foreign, cookie(), "Origin: http://" + own)));
    }

    @Test
    void without_a_token_nothing_is_shown() throws IOException {
        for (var path : new String[] {
            "/control/workspace?as=U1", "/control/traffic", "/page/index.html", "/page/emoji.json", "/control/nothing"
        }) {
            assertEquals("401", status("GET " + path, "Host: " + own), path);
            assertEquals("401", status("GET " + path, "Host: " + own, "Authorization: Bearer wrong"), path);
            assertEquals("401", status("GET " + path + "?token=" + TOKEN, "Host: " + own), path);
        }
        assertEquals("401", status("POST /control/as/U1/post", "Host: " + own, "Content-Length: 0"));
        assertEquals("401", status("GET /control/live?as=U1", upgrade("Host: " + own, "Origin: http://" + own)));
    }

    @Test
    void no_other_spelling_of_an_address_gets_around_the_gate() throws IOException {
        for (var path : new String[] {
            "//control/workspace",
            "/control//workspace",
            "/control/./workspace",
            "/page/../control/workspace",
            "/control%2Fworkspace",
            "/CONTROL/workspace",
            "/control;x=1/workspace",
            "/control/workspace/",
            "/api/../control/workspace"
        }) {
            assertNotEquals("200", status("GET " + path + "?as=U1", "Host: " + own), path);
        }
        for (var path : new String[] {"/page/../GateTest.class", "/page/..%2fEmoji.class", "/page/Emoji.class"}) {
            assertNotEquals("200", status("GET " + path, "Host: " + own, cookie()), path);
        }
    }

    @Test
    void the_page_without_its_full_address_says_where_that_stands() throws IOException {
        var answer = script.raw("GET /", "Host: " + own);
        assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        assertTrue(answer.contains("text/html"), answer);
        assertEquals("401", status("GET /?token=wrong", "Host: " + own));
    }

    @Test
    void the_full_address_becomes_a_cookie_and_an_address_without_the_token() throws IOException {
        var answer = script.raw("GET /?token=" + TOKEN, "Host: " + own);
        assertTrue(answer.startsWith("HTTP/1.1 302"), answer);
        assertTrue(answer.contains("Location: /\r\n"), answer);
        var set = answer.lines()
                .filter(l -> l.startsWith("Set-Cookie:"))
                .findFirst()
                .orElseThrow();
        assertTrue(set.contains("workspace-" + script.port() + "=" + TOKEN), set);
        assertTrue(set.contains("HttpOnly") && set.contains("SameSite=Strict") && set.contains("Path=/"), set);
        assertEquals("200", status("GET /", "Host: " + own, cookie()));
        assertEquals("200", status("GET /control/workspace?as=U1", "Host: " + own, cookie()));
    }

    @Test
    void the_cookie_of_another_port_opens_nothing() throws IOException {
        var other = "Cookie: workspace-" + (script.port() + 1) + "=" + TOKEN;
        assertEquals("401", status("GET /control/workspace?as=U1", "Host: " + own, other));
        assertEquals("401", status("GET /", "Host: " + own, other));
    }

    @Test
    void another_page_cannot_press_anything_with_the_cookie() throws IOException {
        var post = "POST /control/as/U1/post";
        for (var origin : new String[] {
            "Origin: http://evil.example",
            "Origin: null",
            "Origin: http://127.0.0.1:1",
            "Origin: http://localhost:" + script.port(),
            "Origin: https://" + own,
            "X-None: 1"
        }) {
            assertEquals("403", status(post, "Host: " + own, cookie(), origin, "Content-Length: 0"), origin);
        }
        assertEquals(
                "403",
                status(
                        post,
                        "Host: " + own,
                        "Authorization: Bearer " + TOKEN,
                        "Origin: http://evil.example",
                        "Content-Length: 0"));
        assertEquals("403", status("DELETE /control/faults", "Host: " + own, cookie()));
        assertEquals("200", status("DELETE /control/faults", "Host: " + own, cookie(), "Origin: http://" + own));
    }

    @Test
    void the_live_socket_opens_for_the_own_page_and_for_scripts_only() throws IOException {
        var live = "GET /control/live?as=U1";
        assertEquals("101", status(live, upgrade("Host: " + own, cookie(), "Origin: http://" + own)));
        assertEquals("101", status(live, upgrade("Host: " + own, "Authorization: Bearer " + TOKEN)));
        assertEquals("403", status(live, upgrade("Host: " + own, cookie(), "Origin: http://evil.example")));
        assertEquals("403", status(live, upgrade("Host: " + own, cookie())));
        assertEquals(
                "404",
                status("GET /control/live?as=nobody", upgrade("Host: " + own, cookie(), "Origin: http://" + own)));
    }

    @Test
    void every_answer_forbids_foreign_scripts_and_guessing() throws IOException {
        for (var path : new String[] {"/", "/control/workspace?as=U1", "/control/nothing", "/page/no.js"}) {
            var answer = script.raw("GET " + path, "Host: " + own, cookie());
            assertTrue(answer.contains("Content-Security-Policy: default-src 'self'"), answer);
            assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
            assertFalse(answer.contains("Access-Control-Allow"), answer);
        }
    }

    @Test
    void without_a_face_there_is_neither_page_nor_control() throws IOException {
        try (var plain = LocalSlack.builder().start()) {
            assertTrue(plain.pageUrl().isEmpty());
        }
    }

    private static String[] upgrade(String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        return all.toArray(String[]::new);
    }
}
