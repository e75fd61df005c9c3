package io.github.carillon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.bench.lab.Scenario;
import io.github.carillon.bench.lab.Scenario.ClientKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void every_section_begins_with_a_ceiling_and_says_nothing_twice() {
        List<Plan.Section> sections = new Plan(Options.parse("--full")).sections();

        assertThat(sections).hasSize(5).allSatisfy(section -> {
            assertThat(section.scenarios().get(0).client().sends()).isFalse();
            assertThat(section.scenarios()).extracting(Scenario::name).doesNotHaveDuplicates();
        });
    }

    @Test
    void a_group_alone_comes_with_the_ceiling_it_is_measured_by() {
        List<Plan.Section> sections = new Plan(Options.parse("--only=sms")).sections();

        assertThat(sections).hasSize(1);
        assertThat(sections.get(0).scenarios()).first().isEqualTo(Plan.CEILING);
        assertThat(sections.get(0).scenarios().subList(1, 5))
                .allMatch(one -> one.model().equals(Plan.SMS));
    }

    @Test
    void what_needs_no_engine_starts_none() {
        assertThat(new Plan(Options.parse("--only=inbox,pool")).needsEngine()).isFalse();
        assertThat(new Plan(Options.parse("--only=latency")).needsEngine()).isTrue();
        assertThat(new Plan(Options.parse("--quick")).needsEngine()).isTrue();
        assertThat(new Plan(Options.parse()).needsEngine()).isTrue();
    }

    @Test
    void quick_is_ceiling_plain_client_and_carillon() {
        List<Plan.Section> sections = new Plan(Options.parse("--quick")).sections();

        assertThat(sections).hasSize(1);
        assertThat(sections.get(0).scenarios())
                .extracting(Scenario::client)
                .containsExactly(
                        ClientKind.CEILING, ClientKind.PLAIN, ClientKind.CARILLON, ClientKind.CARILLON_KEEPING_LESS);
    }

    @Test
    void what_takes_very_long_is_measured_when_asked_for_only() {
        assertThat(new Plan(Options.parse("--only=backlog")).sections()).hasSize(2);
        assertThat(new Plan(Options.parse("--only=backlog", "--full")).sections())
                .hasSize(3)
                .last()
                .matches(section -> section.rounds() == 1);
    }
}
