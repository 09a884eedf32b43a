// A canteen: an ordinary Slack app as one would write it with Bolt, over HTTP or, given an app token, Socket Mode.
// It knows nothing of the Slack it talks to but its address.
const { App, LogLevel } = require('@slack/bolt');

const overSocket = Boolean(process.env.SLACK_APP_TOKEN);
const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: overSocket,
  logLevel: LogLevel.WARN,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});

const DISHES = ['Dumplings', 'Noodles', 'Noodle soup', 'Pancakes'];
const plain = (text) => ({ type: 'plain_text', text });
const mrkdwn = (text) => ({ type: 'mrkdwn', text });

// Commands

app.command('/menu', async ({ command, ack, respond }) => {
  await ack();
  await respond({ response_type: 'in_channel', text: `Today: ${DISHES.join(', ')}` });
  await respond(`Ask again any time, <@${command.user_id}>`);
});

app.command('/quick', async ({ command, ack }) => {
  await ack(`You said "${command.text}"`);
});

app.command('/silent', async ({ ack }) => {
  await ack();
});

app.command('/order', async ({ command, ack, client }) => {
  await ack();
  const view = orderForm({ channel: command.channel_id });
  await client.views.open({ trigger_id: command.trigger_id, view });
});

app.command('/nudge', async ({ command, ack, client }) => {
  await ack();
  await client.chat.postEphemeral({
    channel: command.channel_id,
    user: command.text.match(/<@(\w+)/)[1],
    text: `<@${command.user_id}> is waiting for your order`,
  });
});

app.command('/bill', async ({ command, ack, client }) => {
  await ack();
  const { ts } = await client.chat.postMessage({ channel: command.channel_id, text: 'The bill' });
  await client.files.uploadV2({
    channel_id: command.channel_id,
    thread_ts: ts,
    initial_comment: 'Both copies',
    file_uploads: [
      { content: 'Noodles;2\n炒面;1\n', filename: 'bill.csv', title: 'Bill' },
      { file: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]), filename: 'stamp.png' },
    ],
  });
});

// `/call users.info {"user":"U1"}`: any method, and its answer or its error code
app.command('/call', async ({ command, ack, client, respond }) => {
  await ack();
  const [, method, args] = command.text.match(/^(\S+)\s*(.*)$/s);
  const answer = await client.apiCall(method, JSON.parse(args || '{}')).catch((error) => error.data ?? { error: error.message });
  await respond({ text: JSON.stringify(answer) });
});

// `/pages conversations.list {"limit":2}`: how the cursor leads through a long list
app.command('/pages', async ({ command, ack, client, respond }) => {
  await ack();
  const [, method, field, args] = command.text.match(/^(\S+)\s+(\S+)\s*(.*)$/s);
  const pages = [];
  for await (const page of client.paginate(method, JSON.parse(args || '{}'))) {
    pages.push(page[field].map((item) => item.name ?? item.text ?? item));
  }
  await respond({ text: JSON.stringify(pages) });
});

// The order form: a menu that asks for its options, what Slack says about a wrong number, and a second page

function orderForm(order) {
  return {
    type: 'modal',
    callback_id: 'order',
    private_metadata: JSON.stringify(order),
    title: plain('Order'),
    submit: plain('Order'),
    close: plain('Never mind'),
    notify_on_close: true,
    blocks: [
      {
        type: 'input',
        block_id: 'dish',
        label: plain('Dish'),
        element: { type: 'external_select', action_id: 'dish', min_query_length: 2, placeholder: plain('Type to search') },
      },
      {
        type: 'input',
        block_id: 'portions',
        label: plain('Portions'),
        element: { type: 'plain_text_input', action_id: 'portions', initial_value: '1' },
      },
      {
        type: 'actions',
        block_id: 'more',
        elements: [
          { type: 'button', action_id: 'allergens', text: plain('Allergens') },
          { type: 'button', action_id: 'in_a_hurry', text: plain('I am in a hurry') },
        ],
      },
    ],
  };
}

app.options('dish', async ({ options, ack }) => {
  const found = DISHES.filter((dish) => dish.toLowerCase().includes(options.value.toLowerCase()));
  await ack({ options: found.map((dish) => ({ text: plain(dish), value: dish })) });
});

app.action('allergens', async ({ body, ack, client }) => {
  await ack();
  await client.views.push({
    trigger_id: body.trigger_id,
    view: { type: 'modal', title: plain('Allergens'), close: plain('Back'), blocks: [{ type: 'section', text: mrkdwn('Gluten, *mostly*') }] },
  });
});

app.action('in_a_hurry', async ({ body, ack, client }) => {
  await ack();
  const { title, ...rest } = orderForm(JSON.parse(body.view.private_metadata));
  await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: { title: plain('Order, quickly'), ...rest } });
});

app.view('order', async ({ view, ack, body, client }) => {
  const dish = view.state.values.dish.dish.selected_option.value;
  const portions = Number(view.state.values.portions.portions.value);
  if (!Number.isInteger(portions) || portions < 1) {
    await ack({ response_action: 'errors', errors: { portions: 'How many? Please give a number.' } });
    return;
  }
  if (portions > 10) {
    const thanks = { type: 'modal', title: plain('Too much'), blocks: [{ type: 'section', text: plain('Please call the kitchen.') }] };
    await ack({ response_action: 'update', view: thanks });
    return;
  }
  await ack();
  const { channel } = JSON.parse(view.private_metadata);
  await client.chat.postMessage({ channel, text: `${portions} × ${dish}`, blocks: orderCard(body.user.id, dish, portions) });
});

app.view({ callback_id: 'order', type: 'view_closed' }, async ({ ack, body, client }) => {
  await ack();
  await client.chat.postMessage({ channel: body.user.id, text: 'Hungry later, then?' });
});

// An order's card: its button changes the message, answers in the thread, puts an emoji on it

function orderCard(user, dish, portions) {
  return [
    { type: 'section', text: mrkdwn(`<@${user}> orders *${portions} × ${dish}*`) },
    {
      type: 'actions',
      block_id: 'card',
      elements: [
        { type: 'button', action_id: 'served', style: 'primary', value: dish, text: plain('Served') },
        {
          type: 'button',
          action_id: 'refuse',
          style: 'danger',
          text: plain('Refuse'),
          confirm: { title: plain('Refuse?'), text: mrkdwn('They will be *sad*.'), confirm: plain('Refuse'), deny: plain('Keep') },
        },
      ],
    },
  ];
}

app.action('served', async ({ ack, body, action, client, say }) => {
  await ack();
  const where = { channel: body.channel.id, ts: body.message.ts };
  await client.chat.update({ ...where, text: `${action.value} served by ${body.user.name}`, blocks: [] });
  await client.reactions.add({ channel: where.channel, timestamp: where.ts, name: 'white_check_mark' });
  await say({ thread_ts: where.ts, text: `Enjoy your ${action.value}` });
});

app.action('refuse', async ({ ack, respond }) => {
  await ack();
  await respond({ replace_original: false, text: 'Only the cook refuses' });
  await respond({ delete_original: true });
});

// Events, shortcuts, App Home

app.event('app_mention', async ({ event, say }) => {
  await say({ thread_ts: event.thread_ts ?? event.ts, text: `At your service, <@${event.user}>` });
});

app.message('cook', async ({ message, say }) => {
  await say(`The cook hears you, <@${message.user}>`);
});

app.event('reaction_added', async ({ event, client }) => {
  if (event.reaction === 'eyes') {
    await client.chat.postMessage({ channel: event.item.channel, thread_ts: event.item.ts, text: 'What are you looking at?' });
  }
});

app.shortcut('order_now', async ({ shortcut, ack, client }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: orderForm({ channel: shortcut.user.id }) });
});

app.shortcut('same_for_me', async ({ shortcut, ack, say }) => {
  await ack();
  await say({ thread_ts: shortcut.message.ts, text: `<@${shortcut.user.id}> wants that too: ${shortcut.message.text}` });
});

const visits = new Map();

function home(user) {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Canteen') },
      { type: 'section', text: plain(`Visit ${visits.get(user)}`) },
      { type: 'actions', elements: [{ type: 'button', action_id: 'come_again', text: plain('Come again') }] },
    ],
  };
}

app.event('app_home_opened', async ({ event, client }) => {
  visits.set(event.user, 1);
  await client.views.publish({ user_id: event.user, view: home(event.user) });
});

app.action('come_again', async ({ body, ack, client }) => {
  await ack();
  visits.set(body.user.id, visits.get(body.user.id) + 1);
  await client.views.publish({ user_id: body.user.id, hash: body.view.hash, view: home(body.user.id) });
});

// The first line of output says that it is open, and where
(async () => {
  const server = await app.start(overSocket ? undefined : { port: 0, host: '127.0.0.1' });
  console.log(JSON.stringify({ port: overSocket ? 0 : server.address().port }));
})();
