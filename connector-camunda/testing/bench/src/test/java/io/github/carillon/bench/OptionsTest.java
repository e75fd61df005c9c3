package io.github.carillon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void nothing_said_means_everything_but_what_takes_very_long() {
        Options options = Options.parse();

        assertThat(options.only()).isEmpty();
        assertThat(options.tasks()).isEqualTo(5000);
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.quick()).isFalse();
        assertThat(options.full()).isFalse();
    }

    @Test
    void quick_takes_fewer_tasks_unless_told_how_many() {
        assertThat(Options.parse("--quick").tasks()).isLessThan(5000);
        assertThat(Options.parse("--tasks=70", "--quick").tasks()).isEqualTo(70);
    }

    @Test
    void a_slow_scenario_gets_its_share_of_the_tasks() {
        Options options = Options.parse("--tasks=1000", "--warm-up=200");

        assertThat(options.tasks(Plan.PLAIN)).isEqualTo(400);
        assertThat(options.warmUp(Plan.PLAIN)).isEqualTo(80);
        assertThat(options.tasks(Plan.MAIL_H2)).isEqualTo(1000);
    }

    @Test
    void every_mistake_is_named_at_once() {
        assertThatThrownBy(() -> Options.parse("--tasks=many", "--only=mail,fax", "--rounds=0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("--tasks=many", "--only=mail,fax", "--rounds=0");
    }

    @Test
    void the_help_names_every_group() {
        assertThat(Options.HELP).contains(Plan.GROUPS);
    }
}
