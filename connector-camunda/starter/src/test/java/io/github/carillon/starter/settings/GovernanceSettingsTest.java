package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.governance.Governance;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.PhoneNumber;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GovernanceSettingsTest {

    private static final EmailAddress TESTER = new EmailAddress("tester@example.net", null);
    private static final Governance LIST = new Governance.AllowList(
            Set.of("example.org", "xn--bcher-kva.example"), Set.of(TESTER), Set.of(new PhoneNumber("+33612345678")));

    @Test
    void messages_are_delivered_unless_something_else_is_said() {
        assertThat(Configured.least().read().governance()).isEqualTo(new Governance.Deliver());
        assertThat(Configured.least().with("governance.mode", "deliver").read().governance())
                .isEqualTo(new Governance.Deliver());
        assertThat(Configured.least().with("governance.mode", "hold").read().governance())
                .isEqualTo(new Governance.Hold());
    }

    @Test
    void a_redirection_names_a_place_for_each_kind_of_message() {
        assertThat(redirect().read().governance())
                .isEqualTo(new Governance.Redirect(TESTER, new PhoneNumber("+33612345678")));
    }

    @Test
    void a_redirection_without_a_place_is_a_mistake_of_the_kinds_that_are_sent() {
        assertThat(Configured.withTwilio().with("governance.mode", "redirect").mistakes())
                .satisfiesExactly(
                        mail -> assertThat(mail).startsWith("carillon.governance.redirect-mail is missing"),
                        sms -> assertThat(sms).startsWith("carillon.governance.redirect-sms is missing"));
        assertThat(Configured.least().with("governance.mode", "redirect").mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.governance.redirect-mail is missing");
    }

    @Test
    void a_list_is_written_as_one_or_with_commas_or_as_a_variable() {
        String commas = "example.org, @bücher.example, tester@example.net, +33 6 12 34 56 78";
        assertThat(allowing().with("governance.allow", commas).read().governance())
                .isEqualTo(LIST);
        assertThat(allowing()
                        .variable("CARILLON_GOVERNANCE_ALLOW", commas)
                        .read()
                        .governance())
                .isEqualTo(LIST);
        assertThat(allowing().yaml("""
                        carillon.governance.allow:
                          - example.org
                          - "@bücher.example"
                          - tester@example.net
                          - 33612345678
                        """).read().governance()).isEqualTo(LIST);
    }

    @Test
    void a_variable_replaces_the_whole_list_of_a_file() {
        Governance governance = allowing()
                .yaml("carillon.governance.allow: [example.com, example.net]")
                .variable("CARILLON_GOVERNANCE_ALLOW_0", "example.org")
                .read()
                .governance();

        assertThat(governance).isEqualTo(new Governance.AllowList(Set.of("example.org"), Set.of(), Set.of()));
    }

    @Test
    void a_domain_in_any_script_is_the_same_as_in_an_address() {
        assertThat(allowing()
                        .with("governance.allow", "faß.de, @βόλος.com")
                        .read()
                        .governance())
                .isEqualTo(new Governance.AllowList(Set.of("xn--fa-hia.de", "xn--nxasmm1c.com"), Set.of(), Set.of()));
    }

    @Test
    void a_list_with_mistakes_tells_which_entries_and_repeats_none() {
        assertThat(allowing()
                        .with("governance.allow", "example.org, the boss, eve@, 12")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.governance.allow has a mistake: entry 2 is neither")
                .contains("entry 3 is no", "entry 4 is not a valid phone number")
                .doesNotContain("boss", "eve");
    }

    @Test
    void an_empty_list_is_a_mistake() {
        assertThat(allowing().mistakes()).singleElement().asString().startsWith("carillon.governance.allow is missing");
        assertThat(allowing().yaml("carillon.governance.allow: []").mistakes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect-mail=tester@example.net", "redirect-sms=+33612345678", "allow=example.org"})
    void who_names_a_safe_place_and_forgets_the_mode_is_told(String entry) {
        String key = "governance." + entry.substring(0, entry.indexOf('='));
        Configured forgotten = Configured.least().with(key, entry.substring(entry.indexOf('=') + 1));

        assertThat(forgotten.mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.governance.mode is missing: beside carillon." + key);
        assertThat(forgotten.with("governance.mode", "deliver").mistakes()).isEmpty();
    }

    @Test
    void what_is_malformed_is_told_and_no_address_repeated() {
        assertThat(redirect()
                        .with("governance.mode", "everything")
                        .with("governance.redirect-mail", "the boss")
                        .with("governance.redirect-sms", "12")
                        .with("governance.alow", "example.org")
                        .mistakes())
                .satisfiesExactlyInAnyOrder(
                        mode -> assertThat(mode)
                                .startsWith("carillon.governance.mode must be one of: deliver, redirect, allow-list,"),
                        mail -> assertThat(mail)
                                .startsWith("carillon.governance.redirect-mail is not a valid e-mail address")
                                .doesNotContain("boss"),
                        sms -> assertThat(sms)
                                .startsWith("carillon.governance.redirect-sms is not a valid phone number"),
                        unknown -> assertThat(unknown)
                                .startsWith("carillon.governance.alow is no key; did you mean"
                                        + " carillon.governance.allow?"));
    }

    @Test
    void a_connection_may_have_another_behind_it() {
        Settings settings = chain("mail", "Mail-Relay").read();

        assertThat(settings.failOver()).isEqualTo(Map.of("mail", "Mail-Relay"));
        assertThat(chain("mail", "mailrelay").read().failOver()).isEqualTo(Map.of("mail", "Mail-Relay"));
    }

    @Test
    void a_connection_behind_another_exists_and_carries_the_same() {
        assertThat(chain("mail", "nowhere").mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.mail.fail-over names \"nowhere\", which is no connection; there are")
                .contains("[Mail-Relay, mail, text]");
        assertThat(chain("text", "mail").mistakes())
                .singleElement()
                .asString()
                .isEqualTo("carillon.connections.text.fail-over names \"mail\", which carries mail");
    }

    @Test
    void no_connection_leads_back_to_itself() {
        assertThat(chain("mail", "mail").mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.mail.fail-over names the connection itself");
        assertThat(chain("mail", "Mail-Relay")
                        .with("connections.Mail-Relay.fail-over", "mail")
                        .mistakes())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one)
                                .isEqualTo("carillon.connections.mail.fail-over leads back to itself:"
                                        + " mail, Mail-Relay, mail"),
                        other -> assertThat(other)
                                .isEqualTo("carillon.connections.Mail-Relay.fail-over leads back to itself:"
                                        + " Mail-Relay, mail, Mail-Relay"));
    }

    private static Configured redirect() {
        return Configured.withTwilio()
                .with("governance.mode", "redirect")
                .with("governance.redirect-mail", "tester@example.net")
                .with("governance.redirect-sms", "+33612345678");
    }

    private static Configured allowing() {
        return Configured.least().with("governance.mode", "allow-list");
    }

    private static Configured chain(String name, String next) {
        return Configured.withTwilio()
                .with("default-mail", "mail")
                .with("connections.Mail-Relay.type", "smtp")
                .with("connections.Mail-Relay.host", "relay.example.org")
                .with("connections.Mail-Relay.from", "shop@example.org")
                .with("connections." + name + ".fail-over", next);
    }
}
