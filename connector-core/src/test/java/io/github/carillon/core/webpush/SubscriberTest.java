package io.github.carillon.core.webpush;

import static io.github.carillon.core.webpush.PushSamples.CLOCK;
import static io.github.carillon.core.webpush.PushSamples.delivery;
import static io.github.carillon.core.webpush.PushSamples.settings;
import static io.github.carillon.core.webpush.PushSamples.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.http.AddressGuard;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.PushSubscription;
import io.github.carillon.testserver.PushTestServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which subscriptions are taken, and to which addresses nothing is sent. */
final class SubscriberTest {

    private final PushTestServer service = PushTestServer.start(CLOCK);
    private final PushSubscription browser = service.subscribe();
    private String[] now = {"93.184.215.14"};
    private final WebPushChannel channel = new WebPushChannel(settings(false), CLOCK, new AddressGuard(this::resolve));
    private final WebPushChannel lenient = new WebPushChannel(settings(true), CLOCK);

    @AfterEach
    void stop() {
        channel.close();
        lenient.close();
        service.close();
    }

    @Test
    void a_browsers_subscription_is_taken() {
        assertThat(channel.mistake(DeviceKind.WEB_PUSH, at("https://push.example.org/wp/abc-DEF_1?x=1")))
                .isEmpty();
        assertThat(lenient.mistake(DeviceKind.WEB_PUSH, subscription(browser))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', must begin with https://",
        "push.example.org/x, must begin with https://",
        "http://push.example.org/x, must begin with https://",
        "ftp://push.example.org/x, must begin with https://",
        "file:///etc/passwd, must begin with https://",
        "https:///x, must name a host",
        "https://0x7f.1/x, must name a host",
        "https://push.example.org:70000/x, must name a host",
        "https://ada@push.example.org/x, must be without a user's name and without #",
        "https://push.example.org/x#y, must be without a user's name and without #",
        "https://push.example.org/a b, 'must be a URL, such as a browser''s subscription says it'"
    })
    void what_is_no_endpoint_is_told(String endpoint, String mistake) {
        assertThat(channel.mistake(DeviceKind.WEB_PUSH, at(endpoint))).contains(mistake);
    }

    @Test
    void an_endpoint_has_its_length_and_one_of_unified_push_a_shorter_one() {
        String thousand = "https://push.example.org/" + "x".repeat(975);

        assertThat(channel.mistake(DeviceKind.UNIFIED_PUSH, at(thousand))).isEmpty();
        assertThat(channel.mistake(DeviceKind.UNIFIED_PUSH, at(thousand + "y")))
                .contains("must have 1000 bytes at most");
        assertThat(channel.mistake(DeviceKind.WEB_PUSH, at(thousand + "y"))).isEmpty();
        assertThat(channel.mistake(DeviceKind.WEB_PUSH, at(thousand + "y".repeat(1001))))
                .contains("must have 2000 bytes at most");
        assertThat(channel.send(delivery(DeviceKind.UNIFIED_PUSH, at(thousand + "y"), PushSamples.note())))
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "::1",
                "fd00::1",
                "fe80::1",
                "64:ff9b::7f00:1",
                "0.0.0.0",
                "224.0.0.1"
            })
    void an_endpoint_must_not_lead_to_where_only_we_can_go(String address) {
        now = new String[] {"93.184.215.14", address};

        assertThat(channel.mistake(DeviceKind.WEB_PUSH, at("https://push.example.org/x")))
                .contains("must not lead to this machine or into a private network");
    }

    @Test
    void a_name_that_leads_to_us_later_is_refused_then() {
        Subscription device = at("https://push.example.org:" + service.baseUri().getPort() + "/x");
        assertThat(channel.mistake(DeviceKind.WEB_PUSH, device)).isEmpty();

        now = new String[] {"127.0.0.1"};
        assertThat(channel.send(delivery(device)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(HttpCaller.ADDRESS_NOT_ALLOWED));
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void what_was_taken_while_private_networks_were_allowed_is_refused_when_they_no_longer_are() {
        assertThat(channel.send(delivery(subscription(browser))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(WebPushChannel.INVALID_SUBSCRIPTION));
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void a_name_without_an_answer_may_have_one_later() {
        now = new String[0];

        assertThat(channel.mistake(DeviceKind.WEB_PUSH, at("https://push.example.org/x")))
                .isEmpty();
    }

    @Test
    void the_keys_are_a_point_of_the_curve_and_sixteen_bytes() {
        String fine = browser.p256dh();
        char other = fine.charAt(20) == 'A' ? 'B' : 'A';
        String beside = fine.substring(0, 20) + other + fine.substring(21);
        for (String key : new String[] {null, "", "BAAA", fine.substring(1), beside, "!" + fine.substring(1)}) {
            assertThat(mistake(key, browser.auth())).startsWith("must come with its key (p256dh)");
        }
        for (String auth : new String[] {"", "AAAA", browser.auth() + "AAAA", "not base64!"}) {
            assertThat(mistake(fine, auth)).isEqualTo("must come with its auth, 16 bytes in base64url");
        }
        assertThat(lenient.mistake(DeviceKind.WEB_PUSH, Subscription.token(browser.endpoint())))
                .isNotEmpty();
    }

    @Test
    void what_is_registered_otherwise_is_refused_without_a_request() {
        assertThat(lenient.send(delivery(Subscription.token(browser.endpoint()))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(WebPushChannel.INVALID_SUBSCRIPTION));
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void other_kinds_of_devices_are_not_reached_by_it() {
        assertThat(channel.mistake(DeviceKind.FCM, Subscription.token("abc"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://Push.Example.org/x, https://push.example.org",
        "HTTPS://push.example.org:443/x, https://push.example.org",
        "https://push.example.org:8443/x, https://push.example.org:8443",
        "http://push.example.org:80/x, http://push.example.org"
    })
    void a_token_is_for_the_origin_of_the_endpoint(String endpoint, String origin) {
        String read = Endpoint.parse(DeviceKind.WEB_PUSH, endpoint, true).match(Endpoint::origin, reason -> reason);

        assertThat(read).isEqualTo(origin);
    }

    @Test
    void whoever_names_push_services_without_end_fills_no_memory() {
        VapidTokens tokens = new VapidTokens(PushSamples.KEYS, "mailto:ops@example.org", CLOCK);
        for (int each = 0; each < 150; each++) {
            tokens.authorization(
                    URI.create("https://push" + each + ".example.org").toString());
        }

        assertThat(tokens.kept()).isEqualTo(100);
    }

    private String mistake(String key, String auth) {
        return lenient.mistake(DeviceKind.WEB_PUSH, new Subscription(browser.endpoint(), key, Secret.of(auth)))
                .orElse("");
    }

    private Subscription at(String endpoint) {
        return new Subscription(endpoint, browser.p256dh(), Secret.of(browser.auth()));
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        if (now.length == 0) {
            throw new UnknownHostException(host);
        }
        InetAddress[] addresses = new InetAddress[now.length];
        for (int at = 0; at < now.length; at++) {
            addresses[at] = InetAddress.getByName(now[at]);
        }
        return addresses;
    }
}
