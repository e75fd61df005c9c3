package io.github.carillon.worker.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SharedWorkTest {

    private final Thread own = Thread.currentThread();
    private final CountDownLatch helping = new CountDownLatch(1);
    private final AtomicBoolean helped = new AtomicBoolean();

    @Test
    void what_an_item_throws_is_thrown_after_those_that_were_begun_are_done() throws Exception {
        SharedWork<String, String> work = new SharedWork<>(List.of("fails", "takes its time"), this::work);
        AtomicInteger turns = new AtomicInteger();
        work.doWhile(() -> turns.getAndIncrement() == 0);
        var helper = CompletableFuture.runAsync(() -> work.doWhile(() -> true));
        helping.await();

        assertThatThrownBy(work::results)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fails");
        assertThat(helped).isTrue();
        helper.join();
    }

    private String work(String item) {
        if (item.equals("fails")) {
            throw new IllegalStateException(item);
        }
        helping.countDown();
        await().until(() -> own.getState() == Thread.State.WAITING);
        helped.set(true);
        return item;
    }
}
