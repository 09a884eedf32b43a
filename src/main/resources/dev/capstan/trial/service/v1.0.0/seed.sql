-- Thirty days of a small shop, the same ones each time: busier in the evening, busier lately.
select setseed(0.4242);

truncate customers, orders, payments restart identity;

insert into customers (name, email, country, created_at)
select 'Customer ' || n,
       -- one in a thousand registered twice: nobody has minded so far
       'customer' || case when n % 1000 = 999 then n - 1 else n end || '@example.org',
       (array ['DE', 'DE', 'DE', 'AT', 'CH', 'NL', 'FR', 'CN'])[1 + floor(random() * 8)],
       now() - interval '400 days' * random() - interval '30 days'
from generate_series(1, 8000) n;

insert into orders (customer_id, status, total, created_at)
select 1 + floor(power(random(), 1.6) * 8000),
       case when luck < 0.045 then 'cancelled' when luck < 0.16 then 'paid' else 'shipped' end,
       round((4.9 + exp(random() * 4.2) * (0.6 + random() * 0.8))::numeric, 2),
       least(at, now() - interval '20 seconds' * random())
from (select random() as luck,
             date_trunc('day', now()) - interval '1 day' * floor(power(random(), 1.15) * 30)
                 + interval '1 hour' * (24 * (1 - power(random(), 1.5))) as at
      from generate_series(1, 24000)) drawn
order by 4;

-- What came in lately is still on its way.
update orders set status = case when random() < 0.5 then 'paid' else 'new' end
where created_at > now() - interval '6 hours' and status = 'shipped';

insert into payments (order_id, provider, status, amount, failure, created_at, settled_at)
select id, provider, status, total,
       case when status = 'failed' then
           (array ['card declined', 'card declined', 'expired', 'provider timeout'])[1 + floor(random() * 4)] end,
       created_at + interval '2 seconds',
       case when status <> 'pending' then created_at + interval '2 seconds' + interval '1 second' * exp(random() * 4) end
from (select id, total, created_at,
             (array ['card', 'card', 'card', 'paypal', 'alipay'])[1 + floor(random() * 5)] as provider,
             case when status = 'cancelled' and random() < 0.35 then 'failed'
                  when status = 'new' then 'pending'
                  else 'succeeded' end as status
      from orders) first_try;

-- A failed first try before one that went through.
insert into payments (order_id, provider, status, amount, failure, created_at, settled_at)
select id, 'card', 'failed', total, 'card declined', created_at + interval '1 second', created_at + interval '2 seconds'
from orders where status <> 'cancelled' and random() < 0.008;

-- Stuck: paid for by the customer, never confirmed by the provider.
update payments set status = 'pending', settled_at = null
where id in (select id from payments
             where provider = 'alipay' and status = 'succeeded'
               and created_at between now() - interval '9 days' and now() - interval '2 days'
             order by random() limit 37);

analyze;
