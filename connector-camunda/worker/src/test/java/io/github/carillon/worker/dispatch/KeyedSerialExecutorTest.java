package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyedSerialExecutorTest {

    private final List<Runnable> begun = new ArrayList<>();
    private final KeyedSerialExecutor turns = new KeyedSerialExecutor(begun::add);

    @Test
    void one_after_another_for_each_key() {
        Runnable first = () -> {};
        Runnable second = () -> {};
        Runnable other = () -> {};
        turns.add("key", first);
        turns.add("key", second);
        turns.add("other", other);
        assertThat(begun).containsExactly(first, other);

        turns.done("key");
        assertThat(begun).containsExactly(first, other, second);
    }

    @Test
    void a_key_can_be_used_again() {
        Runnable work = () -> {};
        turns.add("key", work);
        turns.done("key");
        turns.add("key", work);

        assertThat(begun).hasSize(2);
    }
}
