package io.github.carillon.worker.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** What a process application of somebody else's stores as XML. */
public final class StoredParty {

    private List<String> guests = new ArrayList<>();
    private BigDecimal price = BigDecimal.ZERO;

    @SuppressWarnings("JavaUtilDate") // as a process stores one
    private Date begin = new Date(0);

    public List<String> getGuests() {
        return guests;
    }

    public void setGuests(List<String> guests) {
        this.guests = guests;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public Date getBegin() {
        return begin;
    }

    public void setBegin(Date begin) {
        this.begin = begin;
    }
}
