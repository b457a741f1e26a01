// The style sheets that the screens of the shop share.
import './shop.css'
import './product/product.css'
import './checkout/checkout.css'
