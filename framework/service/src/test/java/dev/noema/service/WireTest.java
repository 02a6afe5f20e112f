package dev.noema.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no well-behaved client sends, byte by byte. */
class WireTest {

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = Served.of(Served.bundle("plain"));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    /** Sends bytes and gives all that comes back until the service closes the connection. */
    private static String exchange(String bytes) throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            try {
                out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            } catch (IOException e) {
                // closed before all was sent: the answer counts
            }
            return rest(socket);
        }
    }

    private static Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), served.service.uri().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (IOException e) {
            if (e instanceof SocketTimeoutException) {
                throw e;
            }
            // reset: what came before counts
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static void assertAlive() {
        assertEquals(200, served.send(served.request("/health").build()).statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GARBAGE~~ | HTTP/1.1 400",
                "GET / HTTP/9.9~Host: localhost~~ | HTTP/1.1 505",
                "GET /health HTTP/1.1~~ | HTTP/1.1 400",
                "GET /health HTTP/1.1~Host: localhost~Host: evil.example~~ | HTTP/1.1 400",
                "GET /health HTTP/1.1~Host: evil.example~Connection: close~~ | HTTP/1.1 421",
                "GET /health HTTP/1.1~Host: models.example.org~Connection: close~~ | HTTP/1.1 200",
                "GET http://evil.example/health HTTP/1.1~Host: localhost~Connection: close~~ | HTTP/1.1 4",
                "GET /../../etc/passwd HTTP/1.1~Host: localhost~Connection: close~~ | HTTP/1.1 4",
                "POST /v1/decode HTTP/1.1~Host: localhost~Content-Length: -1~~ | HTTP/1.1 400",
                "POST /v1/decode HTTP/1.1~Host: localhost~Content-Length: 99999999999999999999~~ | HTTP/1.1 400",
                "POST /v1/decode HTTP/1.1~Host: localhost~Content-Length: 4097~~ | HTTP/1.1 413",
                "POST /v1/decode HTTP/1.1~Host: localhost~Content-Length: 5~Transfer-Encoding: chunked~~ | HTTP/1.1 400",
                "POST /v1/decode HTTP/1.1~Host: localhost~Content-Type: application/json~Transfer-Encoding: chunked~~zz~~ | HTTP/1.1 400",
                "POST /v1/sample?count=%zz HTTP/1.1~Host: localhost~Content-Length: 0~Connection: close~~ | HTTP/1.1 400",
                "BREW /health HTTP/1.1~Host: localhost~Connection: close~~ | HTTP/1.1 405",
            })
    void refusesWhatIsNoRequest(String request, String status) throws IOException {
        String answer = exchange(request.replace("~", "\r\n"));
        assertTrue(answer.startsWith(status), answer);
        assertTrue(answer.length() < 600 && !answer.contains("\tat "), answer);
        assertAlive();
    }

    @Test
    void refusesOtherProtocols() throws IOException {
        assertTrue(exchange("\u0016\u0003\u0001\u0002\0\1\0\1\r\n").startsWith("HTTP/1.1 400"));
        assertTrue(exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").startsWith("HTTP/1.1 "));
        assertAlive();
    }

    @Test
    void refusesHugeHeadsAndBodiesWithoutEnd() throws IOException {
        String head = "GET /health HTTP/1.1\r\nHost: localhost\r\nX: ";
        assertTrue(exchange(head + "a".repeat(20_000) + "\r\n\r\n").startsWith("HTTP/1.1 431"));
        assertTrue(
                exchange("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .startsWith("HTTP/1.1 414"));
        String chunk = "400\r\n" + " ".repeat(0x400) + "\r\n";
        String endless =
                "POST /v1/decode HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                        + "Content-Type: application/json\r\n\r\n"
                        + chunk.repeat(8);
        assertTrue(exchange(endless).startsWith("HTTP/1.1 413"));
        String deep = "{\"z\":" + "[".repeat(4000);
        assertTrue(
                exchange(
                                "POST /v1/decode HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                        + "Content-Type: application/json\r\nContent-Length: "
                                        + deep.length()
                                        + "\r\n\r\n"
                                        + deep)
                        .startsWith("HTTP/1.1 400"));
        assertAlive();
    }

    @Test
    void closesConnectionsOnWhichNothingGetsDone() throws IOException, InterruptedException {
        try (Socket silent = connect();
                Socket halfBody = connect();
                Socket dripping = connect()) {
            String post = "POST /v1/decode HTTP/1.1\r\nHost: localhost\r\n";
            halfBody.getOutputStream()
                    .write(
                            (post
                                            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"z\":")
                                    .getBytes(StandardCharsets.ISO_8859_1));
            Thread drip = new Thread(() -> drip(dripping, post));
            drip.start();
            assertEquals("", rest(silent));
            String answer = rest(halfBody);
            assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
            assertTrue(answer.contains("the body did not arrive in time"), answer);
            assertEquals("", rest(dripping));
            drip.join();
        }
        assertAlive();
    }

    /** A header that never ends, a byte at a time: the connection is never idle. */
    private static void drip(Socket socket, String head) {
        try {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                Thread.sleep(50);
                socket.getOutputStream().write('a');
                socket.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException e) {
            // closed, as it should be
        }
    }
}
